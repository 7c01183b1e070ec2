import type { AstroInlineConfig } from 'astro';
import { sourceFolder } from '../loader/code-digest.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { phase } from './phase.ts';
import { isCompiled, programFor, type Program } from './program.ts';

/** Returns the pages of a base path as Astro compiled them, now or for an earlier build. */
export async function compile(folder: ArchivePaths, base: string): Promise<Program> {
  const program = programFor(folder, base);
  if (!isCompiled(program)) {
    // Loaded lazily: most builds find the program in the cache.
    const { build } = await import('astro');
    const config = await astroConfig(folder, { site: false });
    await phase('compile', () => build({ ...config, logLevel: 'warn' }));
  }
  return program;
}

/** Returns what astro.config.mjs says, for an archive that need not lie in this project. */
export async function astroConfig(
  { root }: ArchivePaths,
  options: { site?: boolean } = {},
): Promise<AstroInlineConfig> {
  const { default: aftertalk } = await import('../integration.ts');
  return {
    root,
    srcDir: sourceFolder,
    configFile: false,
    output: 'static',
    integrations: [aftertalk(options)],
  };
}
