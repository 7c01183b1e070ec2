import { existsSync, globSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { keyOf } from './keys.ts';

/** The pages' templates, compiled: a module that shows views, and what browsers load beside them. */
export interface Program {
  /** Changes with anything that a page is made with. */
  key: string;
  /** The module's address. */
  module: string;
  /** The folder of styles, scripts and fonts, as they are served. */
  assets: string;
}

/**
 * The program that pages of this base path are made with, compiled by Astro where it has changed.
 * It knows nothing of the archive: the same program shows every one.
 */
export async function compile(base: string): Promise<Program> {
  const key = programKey(base);
  const folder = resolve('.cache/programs', key);
  if (!existsSync(folder)) {
    const compiling = `${folder}.${process.pid}`;
    try {
      // Not before it is needed: most builds find the program as they left it.
      const { build } = await import('astro');
      await build({ base, outDir: compiling, publicDir: '.cache/none', logLevel: 'warn' });
      settle(compiling, folder);
    } finally {
      rmSync(compiling, { recursive: true, force: true });
    }
  }
  const module = pathToFileURL(join(folder, 'server/entry.mjs')).href;
  return { key, module, assets: join(folder, 'client') };
}

/** Another build may have compiled the same meanwhile. */
function settle(compiled: string, folder: string) {
  try {
    renameSync(compiled, folder);
  } catch (cause) {
    if (!existsSync(folder)) throw cause;
  }
}

/** Changes with the code, its dependencies, the machine's Node and where the site lies. */
export function programKey(base: string): string {
  const code = globSync('src/**/*', { exclude: ['src/test', 'src/**/*.test.ts'] })
    .filter((file) => /\.(?:ts|astro|css|svg)$/.test(file))
    .sort();
  const files = [...code, 'astro.config.mjs', 'package-lock.json'];
  return keyOf(
    process.version,
    base,
    files,
    files.map((file) => readFileSync(file, 'utf8')),
  );
}
