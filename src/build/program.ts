import { existsSync, globSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dataDigest, digest } from '../digest.ts';
import { readCache, writeCache } from '../loader/cache.ts';
import { codeDigest, sourceFolder } from '../loader/code-digest.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import type { SettledSite } from '../loader/site.ts';
import type { CopiedOutput } from '../outputs/output.ts';
import { withLock } from './lock.ts';

/** What a program is compiled for. */
export type Compiled = Pick<SettledSite, 'base' | 'language'>;

/** The pages, compiled by Astro. */
export interface Program {
  /** Changes with the code of the pages. */
  key: string;
  /** Its folder in the cache. */
  folder: string;
}

/** Returns the program for a site's base path and language, whether or not it's compiled yet. */
export function programFor({ cache }: ArchivePaths, { base, language }: Compiled): Program {
  const pages = globSync('pages/**/*.astro', { cwd: sourceFolder }).sort();
  const key = dataDigest(
    base,
    language,
    codeDigest(...pages, 'build/app.ts', 'build/compile-options.ts'),
  );
  return { key, folder: join(cache, 'programs', key) };
}

/** Moves a compiled program from Astro's `outDir` into the cache. */
export async function cacheProgram({ folder }: Program, compiled: string): Promise<void> {
  await withLock(folder, () => {
    // Another build may have compiled the same program meanwhile, and may be using it.
    if (isIntact(folder)) return;
    rmSync(folder, { recursive: true, force: true });
    renameSync(compiled, folder);
    writeCache(`${folder}.digest`, filesDigest(folder));
  });
}

/** Whether a folder has a compiled program, without any damage. */
export function isIntact(folder: string): boolean {
  return readCache(`${folder}.digest`)?.toString() === filesDigest(folder);
}

function filesDigest(folder: string): string {
  const files = filesIn(folder).map(({ file, from }) => `${file} ${digest(readFileSync(from))}`);
  return digest(...files.sort());
}

/** Returns every file below `start` in a folder, if that exists; links aren't followed. */
export function filesIn(folder: string, start = ''): CopiedOutput[] {
  const path = join(folder, start);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((from) => ({ file: relative(folder, from).split(sep).join('/'), from }));
}

/** Returns the URL of the module that renders pages. */
export function moduleUrl({ folder }: Program): string {
  // Where Astro puts the modules for Node, within its `outDir`.
  const path = join(folder, '.prerender');
  const name = readdirSync(path).find((each) => each.startsWith('prerender-entry.'));
  return pathToFileURL(join(path, name ?? '')).href;
}
