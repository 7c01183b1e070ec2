import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteFiles } from './site-files.ts';
import type { TestSite } from './sites.ts';

/** Returns the paths of a site's longest pages of each kind, at most `most` for a file of src/pages. */
export function longestPages(site: TestSite, most: number): string[] {
  const pages = siteFiles(site)
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({
      path: file.replace(/(^|\/)index\.html$/, '$1'),
      html: readFileSync(join(site.out, file), 'utf8'),
    }))
    .filter(({ html }) => !html.includes('http-equiv="refresh"'))
    .sort((a, b) => b.html.length - a.html.length);
  const routes = globSync('src/pages/**/*.astro').sort().map(pathPattern);
  return [...routes, /^topics\/by\//, /^speakers\/by\//].flatMap((pattern) => {
    const ofRoute = pages.filter(({ path }) => pattern.test(path));
    return ofRoute.slice(0, most).map(({ path }) => path);
  });
}

/** Returns what the paths of a page's file match. @example 'src/pages/topics/[...page].astro' // => /^topics\/(?:page\/\d+\/)?$/ */
function pathPattern(file: string): RegExp {
  const route = file.replaceAll('\\', '/').slice('src/pages/'.length, -'.astro'.length);
  if (route === 'index') return /^$/;
  if (route === '404') return /^404\.html$/;
  const path = `${route}/`
    .replace(/\[\.\.\.\w+\]\/$/, '(?:page/\\d+/)?')
    .replace(/\[\w+\]/g, '[^/]+');
  return new RegExp(`^${path}$`);
}
