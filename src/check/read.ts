import { characterFindings } from './characters.ts';
import type { Folder } from '../loader/archive-paths.ts';
import { codeDigest } from '../loader/code-digest.ts';
import { ContentCache } from '../loader/content-cache.ts';
import type { Located } from '../loader/content-folder.ts';
import { digest } from '../digest.ts';
import { readEntry, type ContentFile } from '../loader/entry.ts';
import { readText } from './text.ts';

/** What a file is called. */
type Named = Pick<Located, 'collection' | 'id' | 'file'>;

/** Reads one file as `readEntry` does, and judges all that it says by itself. */
export function readFileOf({ collection, id, file }: Named, bytes: Buffer): ContentFile {
  const text = bytes.toString('utf8');
  const entry = readEntry(collection, id, file, text);
  const { outline, findings } = readText(entry.source);
  entry.source.findings.push(...characterFindings(file, bytes, text), ...findings);
  return { ...entry, outline, digest: digest(bytes) };
}

/** Opens an archive's content: what is cached of it, and how anything else is read. */
export function openContent(folder: Folder): ContentCache {
  return new ContentCache(folder, readFileOf, codeDigest('check/read.ts'));
}
