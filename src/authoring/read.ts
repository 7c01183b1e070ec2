import { characterFindings } from './characters.ts';
import type { Located } from './content.ts';
import { digest } from './digest.ts';
import { readEntry, type ContentFile } from './entry.ts';
import { error, readYaml, start, type Source } from './source.ts';
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

/** A file at which the program failed in a way that nobody foresaw: it hides no other's findings. */
export function unreadable({ collection, id, file }: Named, cause: unknown): ContentFile {
  const said = cause instanceof Error ? cause.message : String(cause);
  const message = `reading this file failed (${said}); write what is unusual in it otherwise, and report it`;
  const source: Source = {
    ...readYaml(file, ''),
    data: undefined,
    findings: [error(file, start, message, 'unreadable-file')],
  };
  return { collection, id, source, fields: {} };
}
