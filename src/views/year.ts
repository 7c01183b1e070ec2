import type { Archive } from '../archive/archive.ts';
import type { ByDigest } from '../archive/by-digest.ts';
import type { Talk } from '../archive/model.ts';
import type { Site } from '../archive/site.ts';
import { archivePath, pagePath, yearPath } from '../paths.ts';
import { wordsOf } from '../words/index.ts';
import { talkEntry, withdrawnTalks } from './entry.ts';
import type { View } from './frame.ts';
import { pageOf, summariesPerPage, type ListView } from './list.ts';

export interface YearView extends ListView {
  title: string;
  talks: string;
}

export interface YearsView extends View {
  /** How many talks there are. */
  talks: string;
  /** Latest first, each with its part of the largest year's talks in percent. */
  years: { year: string; href: string; talks: string; share: number }[];
}

/** Returns the view of the years in which talks were given. */
export function yearsView({ site, talks, talksByYear }: Archive): YearsView {
  const words = wordsOf(site);
  const most = Math.max(...[...talksByYear.values()].map(({ length }) => length));
  return {
    frame: {
      site,
      title: words.talksByYear,
      description: words.talksByYearIn(site.title),
      path: archivePath,
    },
    talks: words.count(talks.length, 'talk'),
    years: [...talksByYear].map(([year, { length }]) => ({
      year,
      href: yearPath(year),
      talks: words.count(length, 'talk'),
      share: Math.round((1000 * length) / most) / 10,
    })),
  };
}

/** Returns the view of one page of a year's talks. */
export function yearView(
  site: ByDigest<Site>,
  year: string,
  ofYear: { talks: readonly Talk[]; withdrawn: readonly Talk[] },
  number: number,
): YearView {
  const path = yearPath(year);
  const words = wordsOf(site);
  const title = words.talksGivenIn(year);
  const talks = words.count(ofYear.talks.length, 'talk');
  const { items, pager } = pageOf(path, ofYear.talks, summariesPerPage, number);
  return {
    frame: {
      site,
      title,
      description: words.amountGivenIn(talks, year),
      path: pagePath(path, number),
      pager,
      noindex: items.length === 0,
      section: 'Talks',
      trail: [{ text: words.talksByYear, href: archivePath }],
    },
    title,
    talks,
    groups: items.length
      ? [{ entries: items.map((talk) => talkEntry(talk, talk.date, site)) }]
      : withdrawnTalks(ofYear.withdrawn, site),
  };
}
