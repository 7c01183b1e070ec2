import type { View } from './frame.ts';
import type { Pager } from './list.ts';

/** Names in columns, under a letter or under none. */
export interface NameGroup {
  heading?: string;
  names: { name: string; href: string; talks: number }[];
}

export interface NamesView extends View {
  groups: NameGroup[];
  pager: Pager;
}
