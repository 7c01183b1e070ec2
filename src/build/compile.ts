import { dirname, relative } from 'node:path';
import type { AstroInlineConfig } from 'astro';
import { sourceFolder } from '../loader/code-digest.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { isIntact, programFor, type Program } from './program.ts';
import { timePhase } from './timing.ts';

/** Returns the compiled pages for a base path, from the cache if an earlier build compiled them. */
export async function compile(paths: ArchivePaths, base: string): Promise<Program> {
  const program = programFor(paths, base);
  if (isIntact(program.folder)) return program;
  // Loaded lazily: most builds find the program in the cache.
  const { build } = await import('astro');
  const config = await astroConfig(paths, { site: false });
  await timePhase('compile', () => build({ ...config, logLevel: 'warn' }));
  return program;
}

/** Returns the configuration of astro.config.mjs for an archive that may be outside this project. */
export async function astroConfig(
  { root }: ArchivePaths,
  options: { site?: boolean } = {},
): Promise<AstroInlineConfig> {
  const { default: aftertalk } = await import('../integration.ts');
  const installed = !relative(root, sourceFolder).startsWith('..');
  return {
    // Astro takes a path that has no folder in common with its root for one below it.
    root: installed ? root : dirname(sourceFolder),
    srcDir: sourceFolder,
    configFile: false,
    output: 'static',
    integrations: [aftertalk(options)],
  };
}
