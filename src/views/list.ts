import type { EntryGroup } from './entry.ts';
import type { View } from './frame.ts';

/** How many items a page has: with summaries, and without. */
export const summariesPerPage = 30;
export const entriesPerPage = 100;

/** Where a page is in its list. */
export interface Pager {
  /** Path of the list's first page. */
  list: string;
  /** From 1. */
  number: number;
  /** How many pages the list has; at least 1. */
  count: number;
}

export interface ListView extends View {
  groups: EntryGroup[];
  pager: Pager;
}

export interface NamesView extends View {
  groups: NameGroup[];
  pager: Pager;
}

/** Names in columns, under a heading or without one. */
export interface NameGroup {
  heading?: string;
  names: { name: string; href: string; talks: number }[];
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
