import { characterFindings } from './characters.ts';
import type { Located } from './content.ts';
import { readEntry, type ContentFile } from './entry.ts';
import { readText } from './text.ts';

/** Reads one file as `readEntry` does, and judges all that it says by itself. */
export function readFileOf({ collection, id, file }: Located, bytes: Buffer): ContentFile {
  const text = bytes.toString('utf8');
  const entry = readEntry(collection, id, file, text);
  const { outline, findings } = readText(entry.source);
  entry.source.findings.push(...characterFindings(file, bytes, text), ...findings);
  return { ...entry, outline };
}
