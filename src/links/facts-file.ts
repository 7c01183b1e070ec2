import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { byText } from '../archive/order.ts';
import { fileHexDigest } from '../digest.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import type { Facts } from '../loader/facts.ts';
import { replaceFile } from '../loader/replace-file.ts';

/** Returns the path of a copy, which facts name by its path below `public/downloads/`. */
export function copyPath(paths: Pick<ArchivePaths, 'public'>, file: string): string {
  return join(paths.public, 'downloads', file);
}

export function fileFacts(path: string): Facts['files'][string] {
  return { size: statSync(path).size, sha256: fileHexDigest(path) };
}

/** Writes a file of facts, or deletes it if there are none. @returns its path, if it changed */
export function saveFacts(
  { root }: Pick<ArchivePaths, 'root'>,
  name: string,
  { links, files }: Facts,
): string | undefined {
  const file = join('facts', `${name}.json`);
  const path = join(root, file);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  const isEmpty = Object.keys(links).length + Object.keys(files).length === 0;
  const json = `${JSON.stringify({ links: sorted(links), files: sorted(files) }, undefined, 2)}\n`;
  if (isEmpty ? before === undefined : json === before) return undefined;
  if (isEmpty) rmSync(path);
  else replaceFile(path, json);
  return file;
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => byText(a, b)));
}
