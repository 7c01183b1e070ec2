import type { Download } from '../src/archive/download.ts';
import { webAddress } from './text/tidy.ts';

/**
 * An address as a download, typed by what its title, its host and its ending say it is. A copy in
 * the Wayback Machine keeps the address it is a copy of.
 */
export function downloadOf(address: string, title?: string, base?: string): Download | undefined {
  const full = webAddress(address, base);
  if (!full || !/^https?:/i.test(full)) return undefined;
  const copy = archived(full);
  const url = copy ? copy.url : full;
  return {
    type: typeOf(url, title ?? ''),
    title: title || undefined,
    url,
    archivedUrl: copy && full,
    archivedOn: copy?.day,
  };
}

/** @example 'https://web.archive.org/web/20130524000000/http://a.example/' */
function archived(address: string): { url: string; day: string } | undefined {
  const [, year, month, dayOf, url = ''] =
    address.match(
      /^https?:\/\/web\.archive\.org\/web\/(\d{4})(\d\d)(\d\d)\d*(?:[a-z]{2}_)?\/(.+)$/i,
    ) ?? [];
  const day = `${year}-${month}-${dayOf}`;
  const original = /^https?:\//i.test(url)
    ? url.replace(/^(https?:)\/+/i, '$1//')
    : `http://${url}`;
  if (!year || Number.isNaN(Date.parse(day)) || !webAddress(original)) return undefined;
  return { url: original, day };
}

/** The first that fits: what people say before what machines show. */
const signs: readonly [Download['type'], RegExp | null, RegExp | null][] = [
  [
    'slides',
    /\b(?:slides?|slide ?deck|speakerdeck|slideshare|slidedeck|presentation slides)\b/i,
    null,
  ],
  ['transcript', /\btranscript\b/i, null],
  ['paper', /\b(?:paper|proceedings)\b/i, null],
  ['code', /\b(?:code|repo(?:sitory)?|notebooks?|github|gist)\b/i, null],
  ['notes', /\bnotes\b/i, null],
  ['audio', null, /\.(?:mp3|m4a|ogg|opus|wav)$/i],
  ['video', null, /\.(?:mp4|webm|ogv|mkv|flv|mov|avi)$/i],
  ['slides', null, /\.(?:pptx?|key|odp)$/i],
  [
    'slides',
    null,
    /^(?:www\.|[a-z]+\.)?(?:slideshare\.net|speakerdeck\.com|slides\.com|prezi\.com)\/./i,
  ],
  ['slides', null, /^docs\.google\.com\/presentation\//i],
  ['code', null, /^(?:github\.com|gitlab\.com|bitbucket\.org)\/[^/]+\/[^/]|^gist\.github\.com\/./i],
  ['code', null, /\.(?:py|ipynb|zip|tar\.gz|tgz|tar\.bz2)$/i],
  ['video', null, /^(?:www\.)?(?:youtube\.com\/watch|youtu\.be\/|vimeo\.com\/\d)/i],
  ['paper', null, /^(?:arxiv\.org|doi\.org|dx\.doi\.org)\/./i],
];

function typeOf(url: string, title: string): Download['type'] {
  const { host, pathname } = new URL(url);
  const sign = signs.find(([, said, shown]) => said?.test(title) || shown?.test(host + pathname));
  if (sign) return sign[0];
  return /\.pdf$/i.test(pathname) && /\/(?:slides?|talks?)\b|slide/i.test(pathname)
    ? 'slides'
    : 'link';
}
