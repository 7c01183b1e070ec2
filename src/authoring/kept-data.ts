import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Plain data that was kept in a file; nothing where there is none that can be read. */
export function recall<Data>(path: string): Data | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Keeps plain data, whole or not at all. Losing it costs a moment: nothing is refused for it. */
export function keep(path: string, data: unknown): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const beside = `${path}.${process.pid}`;
    writeFileSync(beside, JSON.stringify(data));
    renameSync(beside, path);
  } catch {
    return;
  }
}
