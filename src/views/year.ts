import type { Archive } from '../archive/archive.ts';
import { withSummaries } from '../archive/pagination.ts';
import type { Site } from '../archive/site.ts';
import type { Talk } from '../archive/talk.ts';
import { archivePath, pagePath, yearPath } from '../paths.ts';
import { count, talkEntry, yearEntry, type Group } from './entry.ts';
import type { View } from './frame.ts';
import { part, type ListView } from './list.ts';

export interface YearView extends ListView {
  title: string;
  talks: string;
}

export interface YearsView extends View {
  groups: Group[];
}

/** The years that talks were given in. */
export function yearsView({ site, talksByYear }: Archive): YearsView {
  const description = `All talks in ${site.title}, by the year they were given.`;
  return {
    frame: { site, title: 'Talks by year', description, path: archivePath },
    groups: talksByYear.size ? [{ entries: [...talksByYear].map(yearEntry) }] : [],
  };
}

/** One page of a year's talks. */
export function yearView(
  site: Site,
  year: string,
  given: readonly Talk[],
  number: number,
): YearView {
  const list = yearPath(year);
  const title = `Talks given in ${year}`;
  const talks = count(given.length, 'talk');
  const { items, pager } = part(list, given, withSummaries, number);
  return {
    frame: {
      site,
      title,
      description: `${talks} given in ${year}.`,
      path: pagePath(list, pager.number),
      section: 'Talks',
    },
    title,
    talks,
    groups: [{ entries: items.map((talk) => talkEntry(talk, talk.date, site)) }],
    pager,
  };
}
