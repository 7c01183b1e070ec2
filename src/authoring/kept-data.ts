import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const folder = '.cache/check';

/** Plain data that was kept under a name; nothing where there is none that can be read. */
export function recall<Data>(name: string): Data | undefined {
  try {
    return JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Keeps plain data, whole or not at all. Losing it costs a second: nothing is refused for it. */
export function keep(name: string, data: unknown): void {
  try {
    mkdirSync(folder, { recursive: true });
    const beside = `${folder}/${name}.${process.pid}`;
    writeFileSync(beside, JSON.stringify(data));
    renameSync(beside, `${folder}/${name}.json`);
  } catch {
    return;
  }
}
