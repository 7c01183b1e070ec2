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
 * Returns the words of a URL that tell it from others: the last part of its path or query, and the
 * longest, where a video's id is.
 * @returns [] if it isn't a URL
 */
export function urlIds(url: string): string[] {
  const [, path] = /^(?:https?:\/\/)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(\/\S+)$/u.exec(url) ?? [];
  const parts = (path?.match(/[^/?&=#]{5,}/g) ?? []).filter(
    (part) => isId(part) || part.length > 11,
  );
  const longest = parts.toSorted((a, b) => b.length - a.length)[0];
  return [...new Set([parts.at(-1), longest].flatMap((part) => (part ? idWord(part) : [])))];
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
