import { readFileSync, rmSync } from 'node:fs';
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

/** Writes a file of the cache. Failing only costs time in the next run, so errors are ignored. */
export function writeCache(path: string, content: string): void {
  try {
    replaceFile(path, withDigest(path, content));
  } catch {}
}

/** Deletes a file of the cache, if the cache can be written. */
export function deleteCache(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}

/** Returns what `readCache` reads: a line with the digest of a file's name and content, and these. */
export function withDigest(path: string, content: string): string {
  return `${digest(basename(path), content)}\n${content}`;
}
