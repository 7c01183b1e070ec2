import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The pages of a built site. */
export interface Pages {
  addresses: ReadonlySet<string>;
  /** How many more are no pages of the archive: redirects, search, the list of feeds, errors. */
  apart: number;
}

/** Reads a built site's addresses. @example '/talks/pygrunn-2011/zmq/' */
export function pagesOf(site: string): Pages {
  const files = globSync('**/*.html', { cwd: site });
  const own = files.filter((file) => !isApart(site, file));
  return { addresses: new Set(own.map(address)), apart: files.length - own.length };
}

/** The addresses that are among the one's pages and not among the other's, sorted. */
export function onlyIn(one: Pages, other: Pages): string[] {
  return [...one.addresses].filter((address) => !other.addresses.has(address)).sort();
}

function isApart(site: string, file: string): boolean {
  if (['/search/', '/feeds/', '/404.html'].includes(address(file))) return true;
  return /<meta http-equiv="?refresh/i.test(readFileSync(join(site, file), 'utf8'));
}

function address(file: string): string {
  return `/${file
    .split(sep)
    .join('/')
    .replace(/index\.html$/, '')}`;
}
