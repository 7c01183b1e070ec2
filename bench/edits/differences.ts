import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What tells two folders apart, byte for byte: a line for each file. */
export function differences(a: string, b: string): string[] {
  const [inA, inB] = [filesBelow(a), filesBelow(b)];
  return [
    ...[...inA].filter((file) => !inB.has(file)).map((file) => `${file} is only in ${a}`),
    ...[...inB].filter((file) => !inA.has(file)).map((file) => `${file} is only in ${b}`),
    ...[...inA]
      .filter((file) => inB.has(file))
      .filter((file) => !readFileSync(join(a, file)).equals(readFileSync(join(b, file))))
      .map((file) => `${file} differs`),
  ];
}

function filesBelow(folder: string): Set<string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
  return new Set(files);
}
