import type { ByDigest } from '../archive/by-digest.ts';
import type { Speaker, Topic } from '../archive/model.ts';
import type { Site } from '../archive/site.ts';
import { byTalksPath, pagePath } from '../paths.ts';
import { wordsOf } from '../words/index.ts';
import type { Mention } from './entry.ts';
import type { View } from './frame.ts';
import { entriesPerPage, letterId, lettersOf, pageOf, type LetterLink } from './list.ts';

/** An index of names, by letter or by number of talks. */
export interface NamesView extends View {
  section: 'Topics' | 'Speakers';
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
  noun: 'topic' | 'speaker';
  pathOf: (item: T) => string;
}

/** Returns the view of one page of an index by name. */
export function byNameView<T extends Topic | Speaker>(
  index: NameIndex<T>,
  items: readonly T[],
  number: number,
): NamesView {
  const { section, path, noun, site, pathOf } = index;
  const words = wordsOf(site);
  const { items: shown, pager } = pageOf(path, items, entriesPerPage, number);
  return {
    frame: {
      site,
      title: words.sections[section],
      description: words.namesIn[section](site.title),
      path: pagePath(path, number),
      pager,
      section,
    },
    section,
    orders: [
      [{ text: words.count(items.length, noun) }],
      [{ text: words.byName }],
      [{ text: words.byNumber, href: byTalksPath(path) }],
    ],
    letters: lettersOf(path, items),
    groups: [...Map.groupBy(shown, ({ letter }) => letter)].map(([letter, members]) => ({
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
  { section, path, noun, site, pathOf }: NameIndex<T>,
  items: readonly T[],
  number: number,
): NamesView {
  const list = byTalksPath(path);
  const words = wordsOf(site);
  const { items: shown, pager } = pageOf(list, items, entriesPerPage, number);
  return {
    frame: {
      site,
      title: words.namesByNumber[section],
      description: words.namesByNumberIn[section](site.title),
      path: pagePath(list, number),
      pager,
      noindex: true,
      section,
    },
    section,
    orders: [
      [{ text: words.count(items.length, noun) }],
      [{ text: words.byName, href: path }],
      [{ text: words.byNumber }],
    ],
    letters: [],
    groups: [...Map.groupBy(shown, ({ talks }) => talks.length)].map(([talks, members]) => ({
      heading: words.count(talks, 'talk'),
      names: members.map((item) => ({ name: item.label, href: pathOf(item) })),
    })),
  };
}
