import type { ListEntry, Mention } from '../views/entry.ts';

export const facetNames = [
  'series',
  'conference',
  'year',
  'topic',
  'track',
  'format',
  'download',
  'language',
  'length',
] as const;
export type FacetName = (typeof facetNames)[number];

/** All that search knows of a talk: a file of its own, which is indexed, and fetched if it's found. */
export interface SearchRecord {
  entry: Omit<ListEntry, 'modified'>;
  modified?: ListEntry['when'];
  speakers: string;
  conference: string;
  topics: string;
  /** Other names of the talk, its speakers and its topics. */
  aliases: string;
  /** The URLs of its recordings, slides and code. */
  urls: string[];
  facets: Partial<Record<FacetName, string[]>>;
  sections: Section[];
}

/** A passage of a text: what is below a heading, or before the first. */
export interface Section {
  /** '' before the first heading. */
  id: string;
  title: string;
  /** The link to its place of the recording. */
  watch?: Mention[] | undefined;
  /** Sentences and list items, each a line. */
  prose: string;
  /** What isn't prose: code, prompts, formulas. */
  code: string;
}

/** Returns all that a section has. */
export function textOf({ title, prose, code }: Section): string {
  return `${title}\n${prose}\n${code}`;
}

/**
 * Returns the words that find a URL: one of its own, and the ids in it. Scheme, `www.` and slashes at the
 * end make no difference.
 * @returns [] if it isn't a URL
 */
export function urlWords(url: string): string[] {
  const [, whole = '', path = ''] =
    /^(?:https?:\/\/|(?=[^/]+\.[^/]+\/.))(?:www\.)?([^\s/]+(\S*?))\/*$/iu.exec(url) ?? [];
  const ids = (path.match(/[^/?&=#]{5,}/g) ?? []).filter(isId).map(idWord);
  return whole ? [...new Set([digestWord(whole.toLowerCase()), ...ids])] : [];
}

/** Returns a word that no text has: it starts with a digit, so that it's never a correction. */
function digestWord(text: string): string {
  let digest = 0;
  for (const character of text) digest = Math.imul(31, digest) + character.codePointAt(0)!;
  return `0${(digest >>> 0).toString(36).padStart(7, '0')}`;
}

/** Whether a word may be an id, which has digits or capitals inside. */
export function isId(word: string): boolean {
  return /\d|[a-z][A-Z]/.test(word);
}

/** Returns an id as a word of the index. */
export function idWord(id: string): string {
  return id
    .toLowerCase()
    .replace(/[^a-z\d]/g, '')
    .slice(0, 40);
}
