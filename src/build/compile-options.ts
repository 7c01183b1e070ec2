import type { AstroInlineConfig } from 'astro';
import type { Plugin } from 'vite';
import { siteFolders, type InterfaceLanguage } from '../archive/site.ts';

/** A style's declaration, with the rule that has it. */
interface Declaration {
  value: string;
  parent?: object | undefined;
}

/**
 * A font that comes late is used from the next page on, so that no text moves while it is read. Bold
 * sans is used at once: it sets labels, and a dialog that asks for it only when it opens. All browsers
 * that can show the site know WOFF2.
 */
const optionalFonts = {
  postcssPlugin: 'optional-fonts',
  Declaration: {
    'font-display': (declaration: Declaration) => {
      const isBoldSans = /'Source Sans 3'[^]*font-weight: 600/.test(`${declaration.parent}`);
      declaration.value = isBoldSans ? 'swap' : 'optional';
    },
    src: (declaration: Declaration) => {
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

/** Gives scripts the words of one language, in place of those of all. */
const scriptWords = (language: string): Plugin => ({
  name: 'script-words',
  enforce: 'pre',
  transform: (code, id) =>
    /\/src\/words\/script\.ts(?:\?|$)/.test(id)
      ? code.replace("'./en.ts'", `'./${language}.ts'`)
      : undefined,
});

/**
 * Returns the options that compile pages. A file of its own, because a program's key has its digest.
 * @param language of the scripts' words
 */
export const compileOptions = (language: InterfaceLanguage) =>
  ({
    trailingSlash: 'ignore',
    build: { inlineStylesheets: 'never', assets: siteFolders.assets },
    vite: {
      // The pages' content security policy blocks inline scripts and styles.
      build: { assetsInlineLimit: 0 },
      // Instead of the archive's own PostCSS configuration.
      css: { postcss: { plugins: [optionalFonts] } },
      worker: { format: 'es' },
      plugins: [plainImports, scriptWords(language)],
    },
  }) satisfies AstroInlineConfig;
