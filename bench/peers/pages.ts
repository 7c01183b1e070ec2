import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The pages of a built site. */
export interface Pages {
  urls: ReadonlySet<string>;
  /** How many others there are: redirects, search, the list of feeds, errors, and
   * indexes in a second order. */
  notCompared: number;
}

/** Reads the URLs of a built site's pages. @example '/talks/pygrunn-2011/zmq/' */
export function readPages(site: string): Pages {
  const files = globSync('**/*.html', { cwd: site });
  const compared = files.filter((file) => isCompared(site, file));
  return { urls: new Set(compared.map(urlOf)), notCompared: files.length - compared.length };
}

/** Returns the URLs of the pages that only the first site has, sorted. */
export function onlyIn(one: Pages, other: Pages): string[] {
  return [...one.urls].filter((url) => !other.urls.has(url)).sort();
}

function isCompared(site: string, file: string): boolean {
  const url = urlOf(file);
  if (['/search/', '/feeds/', '/404.html'].includes(url) || url.includes('/by/')) return false;
  return !/<meta http-equiv="?refresh/i.test(readFileSync(join(site, file), 'utf8'));
}

function urlOf(file: string): string {
  return `/${file
    .split(sep)
    .join('/')
    .replace(/index\.html$/, '')}`;
}
