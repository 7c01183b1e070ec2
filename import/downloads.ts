import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { downloadType } from '../src/archive/download-type.ts';
import { downloadFormat, type Download } from '../src/archive/download.ts';
import { singleLine } from './text/characters.ts';
import { webUrl } from './web-url.ts';

/**
 * Returns a link as a download, its type guessed from title, host and extension. A link to the Wayback
 * Machine becomes the archived copy of the original URL.
 * @returns undefined if it isn't a link to the web
 */
export function downloadFromUrl(link: string, title?: string, base?: string): Download | undefined {
  const full = webUrl(link, base);
  if (!full || !/^https?:/i.test(full)) return undefined;
  const copy = waybackCopy(full);
  const url = copy ? copy.original : full;
  return {
    type: downloadType(url, title ?? ''),
    title: title || undefined,
    url,
    archivedUrl: copy && full,
    archivedOn: copy?.day,
  };
}

/** Returns links to files in a text, by the extensions of their names. */
export function downloadsIn(tree: Root, base?: string): Download[] {
  const downloads: Download[] = [];
  visit(tree, 'link', (link) => {
    const download = downloadFromUrl(link.url, singleLine(toString(link)), base);
    if (download && downloadFormat(download) && !/\.md$/i.test(link.url)) downloads.push(download);
  });
  return downloads;
}

/** @example waybackCopy('https://web.archive.org/web/20130524000000/http://a.example/') */
function waybackCopy(copyUrl: string): { original: string; day: string } | undefined {
  const [, year, month, date, url = ''] =
    copyUrl.match(
      /^https?:\/\/web\.archive\.org\/web\/(\d{4})(\d\d)(\d\d)\d*(?:[a-z]{2}_)?\/(.+)$/i,
    ) ?? [];
  const day = `${year}-${month}-${date}`;
  const original = /^https?:\//i.test(url)
    ? url.replace(/^(https?:)\/+/i, '$1//')
    : `http://${url}`;
  if (!year || Number.isNaN(Date.parse(day)) || !webUrl(original)) return undefined;
  return { original, day };
}
