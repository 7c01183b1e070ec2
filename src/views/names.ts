import type { ByDigest } from '../archive/by-digest.ts';
import type { Speaker, Topic } from '../archive/model.ts';
import type { Site } from '../archive/site.ts';
import { initial } from '../archive/slug.ts';
import { byTalksPath, pagePath } from '../paths.ts';
import { count, type Mention } from './entry.ts';
import type { View } from './frame.ts';
import { entriesPerPage, letterId, lettersOf, pageOf, type LetterLink } from './list.ts';

/** An index of names, by letter or by number of talks. */
export interface NamesView extends View {
  /** How many there are, and the two orders; the other one has a link. */
  orders: Mention[][];
  letters: LetterLink[];
  groups: NameGroup[];
}

/** Names in columns, under a heading or without one. */
export interface NameGroup {
  heading?: string;
  /** Set if a letter links here. */
  id?: string | undefined;
  /** Each with how many talks it has, unless the heading does. */
  names: { name: string; href: string; talks?: number | undefined }[];
}

/** All topics, or all speakers. */
interface NameIndex<T> {
  site: ByDigest<Site>;
  section: 'Topics' | 'Speakers';
  path: string;
  /** The singular, in lowercase. */
  word: string;
  pathOf: (item: T) => string;
  /** A slug that starts with the letter of the item. */
  sortKey: (item: T) => string;
}

/** Returns the view of one page of an index by name. */
export function byNameView<T extends Topic | Speaker>(
  index: NameIndex<T>,
  items: readonly T[],
  number: number,
): NamesView {
  const { section, path, word, site, pathOf, sortKey } = index;
  const { items: shown, pager } = pageOf(path, items, entriesPerPage, number);
  const letterOf = (item: T) => initial(sortKey(item));
  return {
    frame: {
      site,
      title: section,
      description: `The ${word}s of the talks in ${site.title}.`,
      path: pagePath(path, number),
      pager,
      section,
    },
    orders: [
      [{ text: count(items.length, word) }],
      [{ text: 'by name' }],
      [{ text: 'by number of talks', href: byTalksPath(path) }],
    ],
    letters: lettersOf(path, items, letterOf),
    groups: [...Map.groupBy(shown, letterOf)].map(([letter, members]) => ({
      heading: letter,
      id: letterId(letter),
      names: members.map((item) => ({
        name: item.label,
        href: pathOf(item),
        talks: item.talks.length,
      })),
    })),
  };
}

/**
 * Returns the view of one page of an index by number of talks. Its names are those of the index, so
 * search engines needn't list it.
 * @param items those with the most talks first
 */
export function byTalksView<T extends Topic | Speaker>(
  { section, path, word, site, pathOf }: NameIndex<T>,
  items: readonly T[],
  number: number,
): NamesView {
  const list = byTalksPath(path);
  const { items: shown, pager } = pageOf(list, items, entriesPerPage, number);
  return {
    frame: {
      site,
      title: `${section} by number of talks`,
      description: `The ${word}s of the talks in ${site.title}, those with the most talks first.`,
      path: pagePath(list, number),
      pager,
      noindex: true,
      section,
    },
    orders: [
      [{ text: count(items.length, word) }],
      [{ text: 'by name', href: path }],
      [{ text: 'by number of talks' }],
    ],
    letters: [],
    groups: [...Map.groupBy(shown, ({ talks }) => talks.length)].map(([talks, members]) => ({
      heading: count(talks, 'talk'),
      names: members.map((item) => ({ name: item.label, href: pathOf(item) })),
    })),
  };
}
