import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { digest } from '../digest.ts';
import { replaceFile } from './replace-file.ts';

/** @returns undefined if the cache has no such file, or a damaged or renamed one */
export function readCache(path: string): Buffer | undefined {
  try {
    const bytes = readFileSync(path);
    const end = bytes.indexOf('\n');
    const content = bytes.subarray(end + 1);
    return String(bytes.subarray(0, end)) === digest(basename(path), content) ? content : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes a file of the cache, whose first line is the digest of its name and of all other lines.
 * Failing only costs time in the next run, so errors are ignored.
 */
export function writeCache(path: string, content: string): void {
  try {
    replaceFile(path, `${digest(basename(path), content)}\n${content}`);
  } catch {}
}
