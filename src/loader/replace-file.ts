import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { threadId } from 'node:worker_threads';

/**
 * Writes a file completely or not at all, even if interrupted: it writes another file and renames it.
 * @param partial the other file, on the same file system
 */
export function replaceFile(
  path: string,
  content: string | Uint8Array,
  partial = `${path}.${process.pid}-${threadId}`,
): void {
  for (const file of [path, partial]) mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(partial, content);
    renameSync(partial, path);
  } finally {
    rmSync(partial, { force: true });
  }
}
