import { linkSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Archive } from '../archive/archive.ts';
import { talkRecord } from '../archive/talk.ts';
import { fileOf } from '../outputs/output.ts';
import { at, talkPath } from '../paths.ts';
import { indexed } from '../search/indexed.ts';
import { indexFolder, writeSearchIndex } from '../search/pagefind.ts';
import { keyOf } from './keys.ts';
import type { Manifest } from './manifest.ts';
import type { Program } from './program.ts';

/**
 * Makes the search index anew where something that it holds has changed: Pagefind knows no smaller
 * step.
 * @param making where changed pages lie, and where it is written
 * @param changed the files made, to which its own are added
 * @returns the files of the index, old or new
 */
export async function makeIndex(
  { talks }: Archive,
  program: Program,
  manifest: Manifest,
  out: string,
  making: string,
  changed: Map<string, string>,
): Promise<{ files: string[]; made: boolean }> {
  const key = keyOf(
    program.key,
    talks.map((talk) => keyOf(indexed(talkRecord(talk)))),
  );
  const there = [...manifest.files.keys()].filter((file) => file.startsWith(`${indexFolder}/`));
  if (there.length && there.every((file) => manifest.holds(file, key)))
    return { files: there, made: false };

  for (const talk of talks) {
    const file = fileOf(at(''), talkPath(talk));
    if (changed.has(file)) continue;
    mkdirSync(dirname(join(making, file)), { recursive: true });
    linkSync(join(out, file), join(making, file));
  }
  await writeSearchIndex(making, talks.length);
  const folder = join(making, indexFolder);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(making.length + 1)
        .replaceAll('\\', '/'),
    );
  for (const file of files) changed.set(file, key);
  return { files, made: true };
}
