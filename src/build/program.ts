import { existsSync, globSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dataDigest } from '../digest.ts';
import { codeDigest, sourceFolder } from '../loader/code-digest.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';

/** The pages as Astro compiled them. */
export interface Program {
  /** Changes with everything that a page is made with but its data. */
  key: string;
  /** Where it is cached. */
  folder: string;
}

/** Where Astro leaves what it compiled for Node, within its `outDir`. */
const entries = '.prerender';

/** Returns the program for pages of a base path, whether it was compiled before or not. */
export function programFor({ cache }: ArchivePaths, base: string): Program {
  const pages = globSync('pages/**/*.astro', { cwd: sourceFolder }).sort();
  const code = codeDigest(...pages, 'build/app.ts', 'build/compile-options.ts');
  const key = dataDigest(base, code);
  return { key, folder: join(cache, 'programs', key) };
}

/** Whether a program is in the cache. */
export function isCompiled({ folder }: Program): boolean {
  return existsSync(folder);
}

/**
 * Puts into the cache what Astro compiled.
 * @param compiled Astro's `outDir`, which is gone then
 */
export function keepProgram({ folder }: Program, compiled: string): void {
  try {
    renameSync(compiled, folder);
  } catch (cause) {
    // Another build may have compiled the same meanwhile.
    if (!existsSync(folder)) throw cause;
  }
}

/** Returns the address of the module that renders pages. */
export function moduleOf({ folder }: Program): string {
  const path = join(folder, entries);
  const entry = readdirSync(path).find((name) => name.startsWith('prerender-entry.'));
  return pathToFileURL(join(path, entry ?? '')).href;
}

/** Returns the folder of the styles, scripts and fonts, as they are served below the site's base. */
export function assetsOf({ folder }: Program): string {
  return join(folder, assetsFolder);
}

export const assetsFolder = 'assets';
