import { existsSync, globSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dataDigest } from '../digest.ts';
import { codeDigest, sourceFolder } from '../loader/code-digest.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';

/** The pages, compiled by Astro. */
export interface Program {
  /** Changes with the code of the pages. */
  key: string;
  /** Its folder in the cache. */
  folder: string;
}

/** Returns the program for a base path, whether or not it's compiled yet. */
export function programFor({ cache }: ArchivePaths, base: string): Program {
  const pages = globSync('pages/**/*.astro', { cwd: sourceFolder }).sort();
  const code = codeDigest(...pages, 'build/app.ts', 'build/compile-options.ts');
  const key = dataDigest(base, code);
  return { key, folder: join(cache, 'programs', key) };
}

/**
 * Moves a compiled program into the cache.
 * @param compiled Astro's `outDir`
 */
export function cacheProgram({ folder }: Program, compiled: string): void {
  try {
    renameSync(compiled, folder);
  } catch (cause) {
    // Another build may have compiled the same program meanwhile.
    if (!existsSync(folder)) throw cause;
  }
}

/** Returns the URL of the module that renders pages. */
export function moduleUrl({ folder }: Program): string {
  // Where Astro puts the modules for Node, within its `outDir`.
  const path = join(folder, '.prerender');
  const name = readdirSync(path).find((each) => each.startsWith('prerender-entry.'));
  return pathToFileURL(join(path, name ?? '')).href;
}
