import type { AstroInlineConfig } from 'astro';
import type { Plugin } from 'vite';
import { siteFolders } from '../archive/site.ts';

/**
 * A font that comes late is used from the next page on, so that no text moves while it is read. All
 * browsers that can show the site know WOFF2.
 */
const optionalFonts = {
  postcssPlugin: 'optional-fonts',
  Declaration: {
    'font-display': (declaration: { value: string }) => void (declaration.value = 'optional'),
    src: (declaration: { value: string }) => {
      declaration.value = declaration.value.replace(/, url\([^)]*\) format\('woff'\)/, '');
    },
  },
};

/** Vite's own code preloads styles, which no script here has, in 700 compressed bytes. */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) =>
    id === '\0vite/preload-helper.js'
      ? 'export const __vitePreload = (load) => load();'
      : undefined,
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
    plugins: [plainImports],
  },
} satisfies AstroInlineConfig;
