import { rmSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { normalizePath, type Plugin } from 'vite';
import { sourceFolder } from './loader/code-digest.ts';
import { archivePaths } from './loader/archive-paths.ts';
import { settleBase } from './loader/site.ts';
import { keepProgram, programFor } from './build/program.ts';
import { compiling } from './build/compile-options.ts';

interface Options {
  /** Whether `astro build` makes the site, or only compiles its pages. */
  site?: boolean;
}

/**
 * Ties the archive to Astro. A build lets Astro compile the pages, and then makes those that changed
 * in threads of its own; dev shows the archive as its files are at the moment.
 */
export default function aftertalk({ site = true }: Options = {}): AstroIntegration {
  const folder = archivePaths();
  const { base, site: settled } = settleBase(folder);
  const program = programFor(folder, base);
  // Beside the cached program, so that it is renamed at once.
  const compiled = `${program.folder}.${process.pid}`;
  return {
    name: 'aftertalk',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        const building = command === 'build';
        if (building)
          process.once('exit', () => rmSync(compiled, { recursive: true, force: true }));
        const content = normalizePath(folder.content);
        const isContent = (path: string) => path === content || path.startsWith(`${content}/`);
        updateConfig({
          base,
          outDir: folderUrl(building ? compiled : folder.out),
          publicDir: folderUrl(building ? join(folder.cache, 'none') : folder.public),
          cacheDir: folderUrl(join(folder.cache, 'astro')),
          devToolbar: { enabled: false },
          ...compiling,
          vite: {
            ...compiling.vite,
            cacheDir: join(folder.cache, 'vite'),
            // An archive's own PostCSS configuration has nothing to do with these pages.
            css: { postcss: {} },
            plugins: [astroFromHere(), ...(building ? [prerenderEntry()] : [])],
            server: {
              fs: { allow: [dirname(sourceFolder), folder.root, ...fontFolders()] },
              watch: { ignored: ['**/.cache/**', '**/dist/**', isContent] },
            },
          },
        });
      },
      'astro:config:done': ({ buildOutput, setAdapter }) => {
        if (buildOutput === 'static')
          setAdapter({
            name: 'aftertalk',
            entrypointResolution: 'auto',
            adapterFeatures: { buildOutput: 'static' },
            supportedAstroFeatures: { staticOutput: 'stable', sharpImageService: 'stable' },
          });
      },
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer({
          name: 'aftertalk',
          // Astro renders nothing itself: it has no list of pages.
          getStaticPaths: async () => {
            keepProgram(program, compiled);
            if (site) await buildSite();
            return [];
          },
          render: () => Promise.reject(new Error('Aftertalk renders its pages itself')),
        }),
      'astro:server:setup': async ({ server, logger }) => {
        // Astro starts servers for itself, too, that nobody reaches.
        if (!server.httpServer) return;
        const { serveLive } = await import('./dev/serve-live.ts');
        await serveLive(folder, server, logger);
      },
    },
  };

  async function buildSite() {
    const { buildSite, builtLine } = await import('./build/build-site.ts');
    console.log(builtLine(folder, await buildSite(folder, program, settled)));
  }
}

/**
 * Astro's virtual modules look for Astro in the archive's folder. If pnpm installed it, or in a
 * linked folder, only Aftertalk's own folder finds it.
 */
function astroFromHere(): Plugin {
  return {
    name: 'aftertalk-astro',
    enforce: 'pre',
    async resolveId(id, importer, options) {
      if (!id.startsWith('astro/')) return undefined;
      const found = await this.resolve(id, importer, { ...options, skipSelf: true });
      return found ?? this.resolve(id, import.meta.filename, { ...options, skipSelf: true });
    },
  };
}

/** The module that Astro compiles, which renders any page of the site when it is asked to. */
function prerenderEntry(): Plugin {
  const input = join(sourceFolder, 'build/app.ts');
  return {
    name: 'aftertalk-prerender-entry',
    configEnvironment: (name) =>
      name === 'prerender'
        ? {
            build: { rolldownOptions: { input } },
            // The cache lies where packages need not be found from.
            resolve: { noExternal: true },
          }
        : undefined,
  };
}

/** The fonts may lie anywhere above the package, where npm found a place for them. */
function fontFolders(): string[] {
  return ['source-sans-3', 'source-serif-4'].flatMap((name) => {
    const manifest = findPackageJSON(`@fontsource-variable/${name}`, import.meta.url);
    return manifest ? dirname(manifest) : [];
  });
}

function folderUrl(path: string): URL {
  return pathToFileURL(`${path}/`);
}
