import type { AstroInlineConfig } from 'astro';
import { siteFolders } from '../archive/site.ts';

/** Options that compile pages. A file of its own, because a program's key has its digest. */
export const compileOptions = {
  trailingSlash: 'ignore',
  build: { inlineStylesheets: 'never', assets: siteFolders.assets },
  vite: {
    // The pages' content security policy blocks inline scripts and styles.
    build: { assetsInlineLimit: 0 },
    worker: { format: 'es' },
  },
} satisfies AstroInlineConfig;
