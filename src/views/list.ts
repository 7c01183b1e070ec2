import { pagePath } from '../paths.ts';
import type { EntryGroup } from './entry.ts';
import type { Pager, View } from './frame.ts';

/** How many items a page has: with summaries, and without. */
export const summariesPerPage = 30;
export const entriesPerPage = 65;

export interface ListView extends View {
  groups: EntryGroup[];
}

/** Returns how many pages `length` items fill; an empty list has one empty page. */
export function pageCount(length: number, size: number): number {
  return Math.max(1, Math.ceil(length / size));
}

/** Returns the items on one page of a list, `size` items a page. */
export function pageOf<T>(
  list: string,
  items: readonly T[],
  size: number,
  number: number,
): { items: T[]; pager: Pager } {
  return {
    items: items.slice((number - 1) * size, number * size),
    pager: { list, number, count: pageCount(items.length, size) },
  };
}

/** A letter of a long index, and where its first item is. */
export interface LetterLink {
  letter: string;
  href: string;
}

/** An index with more items than this has letters to jump by. */
const itemsWithoutLetters = 50;

/** Returns the letters of an index, cached, because each page has the same; [] if it is short. */
export function lettersOf(list: string, items: readonly { letter: string }[]): LetterLink[] {
  if (items.length <= itemsWithoutLetters) return [];
  const cached = letters.get(items);
  if (cached) return cached;
  const first = new Map<string, number>();
  for (const [index, { letter }] of items.entries())
    if (!first.has(letter)) first.set(letter, index);
  const links = [...first].map(([letter, index]) => ({
    letter,
    href: `${pagePath(list, Math.floor(index / entriesPerPage) + 1)}#${letterId(letter)}`,
  }));
  letters.set(items, links);
  return links;
}

const letters = new WeakMap<readonly unknown[], LetterLink[]>();

/** Returns the id of the place in an index that a letter links to. */
export function letterId(letter: string): string {
  return `letter:${letter}`;
}
