import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { AstroInlineConfig } from 'astro';
import { sourceFolder } from '../loader/code-digest.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { isIntact, programFor, type Compiled, type Program } from './program.ts';
import { timePhase } from './timing.ts';

/** Returns the compiled pages for a site, from the cache if an earlier build compiled them. */
export async function compile(paths: ArchivePaths, compiled: Compiled): Promise<Program> {
  const program = programFor(paths, compiled);
  if (isIntact(program.folder)) return program;
  const cache = writableCache(paths.cache);
  // Loaded lazily: most builds find the program in the cache.
  const { build } = await import('astro');
  const config = await astroConfig(paths, { site: false });
  await timePhase('compile', () => build({ ...config, logLevel: 'warn' }));
  return programFor({ ...paths, cache }, compiled);
}

/** Bytes that a compiled program takes, several times over. */
const programSpace = 8_000_000;

/**
 * Makes this process use a temporary cache if a compiled program doesn't fit into its own. Nothing
 * else that is cached is needed after it was written.
 */
export function writableCache(cache: string): string {
  const probe = join(cache, `probe.${process.pid}`);
  try {
    mkdirSync(cache, { recursive: true });
    writeFileSync(probe, Buffer.alloc(programSpace));
    return cache;
  } catch {
    console.warn(`CACHE_DIR is ${cache}, which can’t be written; the next build makes everything`);
    const other = mkdtempSync(join(tmpdir(), 'aftertalk-cache-'));
    process.once('exit', () => rmSync(other, { recursive: true, force: true }));
    process.env.CACHE_DIR = other;
    return other;
  } finally {
    try {
      rmSync(probe, { force: true });
    } catch {}
  }
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
