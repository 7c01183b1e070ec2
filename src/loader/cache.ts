import { readFileSync } from 'node:fs';
import { replaceFile } from './replace-file.ts';

/** @returns undefined if the file can't be read */
export function readCache(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** @returns undefined if the text isn't JSON */
export function parseCache<Data>(text: string): Data | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Writes a file of the cache. Failing only costs time in the next run, so errors are ignored. */
export function writeCache(path: string, text: string): void {
  try {
    replaceFile(path, text);
  } catch {
    return;
  }
}
