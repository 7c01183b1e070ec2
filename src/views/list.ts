import { pageCount } from '../archive/pagination.ts';
import type { Group } from './entry.ts';
import type { View } from './frame.ts';

/** Where a page stands in its list. */
export interface Pager {
  /** Path of the list's first page. */
  list: string;
  /** From 1. */
  number: number;
  /** How many pages the list has; at least 1. */
  count: number;
}

/** A page that lists things under its head. */
export interface ListView extends View {
  groups: Group[];
  pager: Pager;
}

/** The part of a list that one of its pages shows. */
export interface Part<T> {
  items: T[];
  pager: Pager;
}

/** The part of a list, cut into pages of `size`, that the page of this number shows. */
export function part<T>(list: string, items: readonly T[], size: number, number: number): Part<T> {
  return {
    items: items.slice((number - 1) * size, number * size),
    pager: { list, number, count: pageCount(items.length, size) },
  };
}
