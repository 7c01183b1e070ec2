import { fileType } from './file-types.ts';

/** A recording that links can open at a time. */
export interface Recording {
  type: 'video' | 'audio';
  /** Absolute, or a path on this site. */
  href: string;
}

/** Sites whose documentation says how a link opens a recording at a time. Each returns the URL, or changes it. */
const players: { page: RegExp; open: (url: URL, seconds: number) => void }[] = [
  {
    page: /^(?:(?:www\.|m\.)?youtube\.com\/(?:watch|live\/)|youtu\.be\/)/,
    open: (url, seconds) => url.searchParams.set('t', `${seconds}s`),
  },
  {
    page: /^(?:www\.)?vimeo\.com\/\d/,
    open: (url, seconds) => (url.hash = `t=${seconds}s`),
  },
  {
    page: /^media\.ccc\.de\/v\//,
    open: (url, seconds) => (url.hash = `t=${seconds}`),
  },
  {
    page: /^(?:www\.)?archive\.org\/details\//,
    open: (url, seconds) => url.searchParams.set('start', `${seconds}`),
  },
  // PeerTube has many hosts; its paths have a UUID, in full or in 22 characters.
  {
    page: /^[^/]+\/(?:w\/[1-9A-HJ-NP-Za-km-z]{22}|videos\/watch\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/,
    open: (url, seconds) => url.searchParams.set('start', `${seconds}s`),
  },
];

/**
 * Returns the URL that opens a recording at a time.
 * @param url absolute, or a path on this site
 * @returns undefined if no such URL is known
 * @example recordingAt('https://youtu.be/dQw4w9WgXcQ', 750) // => 'https://youtu.be/dQw4w9WgXcQ?t=750s'
 */
export function recordingAt(url: string, seconds: number): string | undefined {
  const isPath = url.startsWith('/');
  const parsed = URL.parse(url, 'https://site.invalid');
  if (!parsed) return undefined;
  const player = players.find(({ page }) => page.test(parsed.host + parsed.pathname));
  if (player) player.open(parsed, seconds);
  // Media Fragments, which browsers play: https://www.w3.org/TR/media-frags/
  else if (/^(?:audio|video)\//.test(fileType(parsed.pathname)?.mediaType ?? ''))
    parsed.hash = `t=${seconds}`;
  else return undefined;
  return isPath ? parsed.href.slice(parsed.origin.length) : parsed.href;
}

/** The time at the end of a heading. @example '## Sets and rankings {12:30}' */
export const timeAtEnd = /\s\{(?:(\d+):)?(\d+):(\d\d?)\}$/;

/** Returns the time at the end of a heading's text. @returns undefined if there is none, or no such time */
export function headingTime(text: string): number | undefined {
  const [, hours, minutes, seconds] = text.match(timeAtEnd) ?? [];
  if (seconds?.length !== 2 || Number(seconds) > 59 || (hours && Number(minutes) > 59))
    return undefined;
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** @example timeText(3750) // => '1:02:30' */
export function timeText(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [first, ...rest] = parts[0] ? parts : parts.slice(1);
  return [first, ...rest.map((part) => String(part).padStart(2, '0'))].join(':');
}
