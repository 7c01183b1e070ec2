import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { threadId } from 'node:worker_threads';

/** What was kept in a file; nothing where there is none that can be read. */
export function recall(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Plain data out of what was kept; nothing where it is none. */
export function parse<Data>(text: string): Data | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Keeps a text, whole or not at all. Losing it costs a moment: nothing is refused for it. */
export function keep(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const beside = `${path}.${process.pid}-${threadId}`;
    writeFileSync(beside, text);
    renameSync(beside, path);
  } catch {
    return;
  }
}
