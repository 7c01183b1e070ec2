import { readFileSync } from 'node:fs';
import { digest } from '../digest.ts';
import { replaceFile } from './replace-file.ts';

/** @returns undefined if the cache has no such file, or a damaged one */
export function readCache(path: string): Buffer | undefined {
  try {
    const bytes = readFileSync(path);
    const end = bytes.indexOf('\n');
    const content = bytes.subarray(end + 1);
    return bytes.toString('latin1', 0, end) === digest(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes a file of the cache, whose first line is the digest of all others. Failing only costs time in
 * the next run, so errors are ignored.
 */
export function writeCache(path: string, content: string): void {
  try {
    replaceFile(path, `${digest(content)}\n${content}`);
  } catch {
    return;
  }
}
