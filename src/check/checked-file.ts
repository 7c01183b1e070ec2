import { digest } from '../digest.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { codeDigest } from '../loader/code-digest.ts';
import { ContentCache } from '../loader/content-cache.ts';
import { readContentFile, type ContentFile } from '../loader/content-file.ts';
import type { ListedFile } from '../loader/content-folder.ts';
import { characterFindings } from './characters.ts';
import { readText } from './text.ts';

/** Reads a content file and checks it by itself, its body included. */
export function readCheckedFile(
  { collection, id, file }: Pick<ListedFile, 'collection' | 'id' | 'file'>,
  bytes: Buffer,
): ContentFile {
  const text = bytes.toString('utf8');
  const content = readContentFile(collection, id, file, text);
  const { outline, findings } = readText(content.source);
  content.source.findings.push(...characterFindings(file, bytes, text), ...findings);
  return { ...content, outline, digest: digest(bytes) };
}

export function openContentCache(paths: ArchivePaths): ContentCache {
  return new ContentCache(paths, readCheckedFile, codeDigest('check/checked-file.ts'));
}
