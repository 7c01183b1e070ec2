import type { AstroInlineConfig } from 'astro';
import { siteFolders } from '../archive/site.ts';

/** A font that comes late is used from the next page on, so that no text moves while it is read. */
const optionalFonts = {
  postcssPlugin: 'optional-fonts',
  Declaration: {
    'font-display': (declaration: { value: string }) => void (declaration.value = 'optional'),
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
    css: { postcss: { plugins: [optionalFonts] } },
    worker: { format: 'es' },
  },
} satisfies AstroInlineConfig;
