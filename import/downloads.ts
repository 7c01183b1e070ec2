import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
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
    type: guessType(url, title ?? ''),
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

/** Patterns of a title and of host and path, in the order in which they are tried. */
const typePatterns: readonly { type: Download['type']; title?: RegExp; path?: RegExp }[] = [
  { type: 'slides', title: /\b(?:slides?|slide ?deck|speakerdeck|slideshare|slidedeck)\b/i },
  { type: 'transcript', title: /\btranscript\b/i },
  { type: 'paper', title: /\b(?:paper|proceedings)\b/i },
  { type: 'code', title: /\b(?:code|repo(?:sitory)?|notebooks?|github|gist)\b/i },
  { type: 'notes', title: /\bnotes\b/i },
  { type: 'audio', path: /\.(?:mp3|m4a|ogg|opus|wav)$/i },
  { type: 'video', path: /\.(?:mp4|webm|ogv|mkv|flv|mov|avi)$/i },
  { type: 'slides', path: /\.(?:pptx?|key|odp)$/i },
  {
    type: 'slides',
    path: /^(?:www\.|[a-z]+\.)?(?:slideshare\.net|speakerdeck\.com|slides\.com|prezi\.com)\/./i,
  },
  { type: 'slides', path: /^docs\.google\.com\/presentation\//i },
  {
    type: 'code',
    path: /^(?:github\.com|gitlab\.com|bitbucket\.org)\/[^/]+\/[^/]|^gist\.github\.com\/./i,
  },
  { type: 'code', path: /\.(?:py|ipynb|zip|tar\.gz|tgz|tar\.bz2)$/i },
  { type: 'video', path: /^(?:www\.)?(?:youtube\.com\/watch|youtu\.be\/|vimeo\.com\/\d)/i },
  { type: 'paper', path: /^(?:arxiv\.org|doi\.org|dx\.doi\.org)\/./i },
  { type: 'slides', path: /^(?=.*\.pdf$)(?:[^/]*\/.*slide|.*\/talks?\b)/i },
];

function guessType(url: string, title: string): Download['type'] {
  const { host, pathname } = new URL(url);
  const match = typePatterns.find(
    (pattern) => pattern.title?.test(title) || pattern.path?.test(host + pathname),
  );
  return match?.type ?? 'link';
}
