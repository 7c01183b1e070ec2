import type { AstroInlineConfig } from 'astro';

/** How Astro and Vite compile pages, beside their defaults: a part of what pages are made with. */
export const compiling = {
  trailingSlash: 'ignore',
  build: { inlineStylesheets: 'never', assets: 'assets' },
  vite: {
    // The policy that pages are served under blocks inline scripts and styles.
    build: { assetsInlineLimit: 0 },
    worker: { format: 'es' },
  },
} satisfies AstroInlineConfig;
