import type { AstroInlineConfig } from 'astro';
import { siteFolders } from '../archive/site.ts';

/**
 * The two fonts that every page preloads show at once or from the next page on, so that no text moves
 * when they come late. Italics and other scripts are few words on most pages: they swap.
 */
const preloadedOptional = {
  postcssPlugin: 'preloaded-optional',
  Declaration: {
    'font-display'(declaration: { value: string; parent: unknown }) {
      if (/-latin-wght-normal\./.test(String(declaration.parent))) declaration.value = 'optional';
    },
  },
};

/** Options that compile pages. A file of its own, because a program's key has its digest. */
export const compileOptions = {
  trailingSlash: 'ignore',
  build: { inlineStylesheets: 'never', assets: siteFolders.assets },
  vite: {
    // The pages' content security policy blocks inline scripts and styles.
    build: { assetsInlineLimit: 0 },
    // Instead of the archive's own PostCSS configuration.
    css: { postcss: { plugins: [preloadedOptional] } },
    worker: { format: 'es' },
  },
} satisfies AstroInlineConfig;
