import type { Archive } from '../archive/archive.ts';
import type { ByDigest } from '../archive/by-digest.ts';
import type { Talk } from '../archive/model.ts';
import type { Site } from '../archive/site.ts';
import { archivePath, pagePath, yearPath } from '../paths.ts';
import { count, talkEntry, type EntryGroup } from './entry.ts';
import type { View } from './frame.ts';
import { pageOf, summariesPerPage, type ListView } from './list.ts';

export interface YearView extends ListView {
  title: string;
  talks: string;
}

export interface YearsView extends View {
  groups: EntryGroup[];
}

/** Returns the view of the years in which talks were given. */
export function yearsView({ site, talksByYear }: Archive): YearsView {
  const entries = [...talksByYear].map(([year, talks]) => ({
    title: year,
    href: yearPath(year),
    byline: [[{ text: count(talks.length, 'talk') }]],
  }));
  return {
    frame: {
      site,
      title: 'Talks by year',
      description: `All talks in ${site.title} by year.`,
      path: archivePath,
    },
    groups: entries.length ? [{ entries }] : [],
  };
}

/** Returns the view of one page of a year's talks. */
export function yearView(
  site: ByDigest<Site>,
  year: string,
  talksOfYear: readonly Talk[],
  number: number,
): YearView {
  const path = yearPath(year);
  const title = `Talks given in ${year}`;
  const talks = count(talksOfYear.length, 'talk');
  const { items, pager } = pageOf(path, talksOfYear, summariesPerPage, number);
  return {
    frame: {
      site,
      title,
      description: `${talks} given in ${year}.`,
      path: pagePath(path, number),
      section: 'Talks',
    },
    title,
    talks,
    groups: [{ entries: items.map((talk) => talkEntry(talk, talk.date, site)) }],
    pager,
  };
}
