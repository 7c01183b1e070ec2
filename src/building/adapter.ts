import type { AstroIntegration } from 'astro';

/**
 * Has Astro compile the pages to one module that shows whatever view it is given, in place of
 * rendering them all itself: then a build makes only the pages that changed, side by side.
 */
export function adapter(): AstroIntegration {
  return {
    name: 'aftertalk-pages',
    hooks: {
      'astro:config:done': ({ setAdapter }) =>
        setAdapter({
          name: 'aftertalk-pages',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./app.ts', import.meta.url),
          supportedAstroFeatures: { serverOutput: 'stable', sharpImageService: 'stable' },
        }),
    },
  };
}
