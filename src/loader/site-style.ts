import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CssSyntaxError, Root } from 'postcss';
import type { Content } from '../archive/archive.ts';
import { siteFolders, type Site } from '../archive/site.ts';
import { digest } from '../digest.ts';
import { withBase } from '../paths.ts';
import type { ArchivePaths } from './archive-paths.ts';

/** Where an archive has its own style. */
export const styleFile = 'content/site.css';

/** The order of the layers of styles. Rules of a later one win, so a printed page stays one. */
export const styleLayers = 'tokens, base, layout, components, prose, code, site, print';

/** Returns what `accent` and content/site.css set; undefined if there is neither. */
export function siteStyle({ root }: ArchivePaths, { accent }: Site): Content['style'] {
  const own = readStyle(root)?.style;
  const hasFont = !!own && /--font-text\s*:/.test(own.toString());
  const rules = [
    accent && `:root {\n  --link: light-dark(${accent.light}, ${accent.dark});\n}`,
    own && withUrls(own).toString().trim(),
  ].filter(Boolean);
  if (!rules.length) return undefined;
  const text = `@layer ${styleLayers};\n@layer site {\n${rules.join('\n')}\n}\n`;
  // Named by its content, so that browsers can keep it.
  return { file: `${siteFolders.assets}/site.${digest(text).slice(0, 8)}.css`, text, hasFont };
}

/** Returns the archive's own style, or why it can't be read; undefined if there is none. */
export function readStyle(
  root: string,
): { size: number; style?: Root; error?: CssSyntaxError } | undefined {
  const path = join(root, styleFile);
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  const size = Buffer.byteLength(text);
  // Loaded lazily: few archives have a style.
  const { parse } = createRequire(import.meta.url)('postcss') as typeof import('postcss');
  try {
    return { size, style: parse(text) };
  } catch (error) {
    return { size, error: error as CssSyntaxError };
  }
}

/** Returns the URLs in the value of a declaration. */
export function urlsIn(value: string): string[] {
  return [...value.matchAll(urls)].map(([, , url = '']) => url);
}

/**
 * Returns the path in `public/` that a URL of the style names, from wherever it starts.
 * @returns undefined if it names a part of the page, or another site
 */
export function publicName(url: string): string | undefined {
  if (/^(?:#|[a-z][a-z\d+.-]*:|\/\/)/i.test(url)) return undefined;
  return url.replace(/[?#].*$/, '').replace(/^\//, '');
}

/** Writes the paths of files as the site has them, wherever it is. */
function withUrls(style: Root): Root {
  style.walkDecls((declaration) => {
    declaration.value = declaration.value.replace(urls, (all, quote: string, url: string) =>
      publicName(url) ? `url(${quote}${withBase(url.replace(/^\//, ''))}${quote})` : all,
    );
  });
  return style;
}

const urls = /url\(\s*(["']?)(.*?)\1\s*\)/gi;
