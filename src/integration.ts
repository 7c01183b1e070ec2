import { rmSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { normalizePath, type Plugin } from 'vite';
import { sourceFolder } from './loader/code-digest.ts';
import { archivePaths } from './loader/archive-paths.ts';
import { settleBase } from './loader/site.ts';
import { compileOptions } from './build/compile-options.ts';
import { cacheProgram, programFor } from './build/program.ts';

interface Options {
  /** Whether `astro build` builds the site, or only compiles its pages. */
  site?: boolean;
}

/**
 * Connects an archive to Astro. `astro build` compiles the pages with Astro's build, and then renders
 * those that changed in Aftertalk's threads; `astro dev` serves the archive's current files.
 */
export default function aftertalk({ site = true }: Options = {}): AstroIntegration {
  const paths = archivePaths();
  const settled = settleBase(paths);
  const program = programFor(paths, settled);
  const options = compileOptions(settled.language);
  // Next to the cached program, so that renaming it is atomic.
  const compiled = `${program.folder}.${process.pid}`;
  return {
    name: 'aftertalk',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        const building = command === 'build';
        if (building)
          process.once('exit', () => rmSync(compiled, { recursive: true, force: true }));
        const content = normalizePath(paths.content);
        const isContent = (path: string) => path === content || path.startsWith(`${content}/`);
        updateConfig({
          base: settled.base,
          outDir: folderUrl(building ? compiled : paths.out),
          // Vite would follow links; the build and the dev server publish `public/` themselves.
          publicDir: folderUrl(join(paths.cache, 'none')),
          cacheDir: folderUrl(join(paths.cache, 'astro')),
          devToolbar: { enabled: false },
          ...options,
          build: { ...options.build, server: folderUrl(compiled) },
          vite: {
            ...options.vite,
            cacheDir: join(paths.cache, 'vite'),
            plugins: [
              ...options.vite.plugins,
              astroFromHere(),
              ...(building ? [prerenderEntry()] : []),
            ],
            server: {
              fs: { allow: [dirname(sourceFolder), paths.root, ...fontFolders()] },
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
            // Without the second, Astro puts what it compiled into the working folder if the cache
            // is outside of it.
            adapterFeatures: { buildOutput: 'static', preserveBuildServerDir: true },
            supportedAstroFeatures: { staticOutput: 'stable', sharpImageService: 'stable' },
          });
      },
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer({
          name: 'aftertalk',
          // Returns no paths, so that Astro renders no page itself.
          getStaticPaths: async () => {
            await cacheProgram(program, compiled);
            if (site) {
              const { buildSite } = await import('./build/build-site.ts');
              // Astro prints "0 page(s) built" after this.
              console.log(await buildSite(paths, program, settled.site));
            }
            return [];
          },
          render: () => Promise.reject(new Error('Aftertalk renders the pages')),
        }),
      'astro:server:setup': async ({ server, logger }) => {
        // Astro also starts servers without HTTP, to compile and sync.
        if (!server.httpServer) return;
        const { serveLive } = await import('./dev/serve-live.ts');
        await serveLive(paths, server, logger);
      },
    },
  };
}

/**
 * Resolves Astro from Aftertalk's own folder. Astro's virtual modules look for it in the archive's,
 * which doesn't find it if pnpm installed it or if Aftertalk is a linked folder.
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

/** Makes Astro compile a module that renders any page of the site on request. */
function prerenderEntry(): Plugin {
  const input = join(sourceFolder, 'build/app.ts');
  return {
    name: 'aftertalk-prerender-entry',
    configEnvironment: (name) =>
      name === 'prerender'
        ? {
            build: { rolldownOptions: { input } },
            // Packages may not resolve from the cache folder.
            resolve: { noExternal: true },
          }
        : undefined,
  };
}

/** Returns the folders of the fonts, which npm may install anywhere above the package. */
function fontFolders(): string[] {
  return ['source-sans-3', 'source-serif-4'].flatMap((name) => {
    const manifest = findPackageJSON(`@fontsource/${name}`, import.meta.url);
    return manifest ? dirname(manifest) : [];
  });
}

function folderUrl(path: string): URL {
  return pathToFileURL(`${path}/`);
}
