import type { ByDigest } from '../archive/by-digest.ts';
import { place, seriesTalks } from '../archive/conference.ts';
import { year, yearSpan } from '../archive/date.ts';
import type { Conference, Series } from '../archive/model.ts';
import { markedLanguage, type Site } from '../archive/site.ts';
import { seriesFeed } from '../feeds/feed.ts';
import { conferencePath, conferencesPath, seriesPath } from '../paths.ts';
import { wordsOf } from '../words/index.ts';
import { talksPerYear, type EntryGroup, type ListEntry, type YearCount } from './entry.ts';
import type { View } from './frame.ts';

export interface SeriesView extends View {
  name: string;
  talks: string;
  editions: string;
  /** @example '2006–2026' */
  years: string;
  perYear: YearCount[];
  groups: EntryGroup[];
}

/** Returns the view of a series and its editions, latest first. */
export function seriesView(site: ByDigest<Site>, series: Series): SeriesView {
  const { name, conferences } = series;
  const allTalks = seriesTalks(series);
  const words = wordsOf(site);
  const talks = words.count(allTalks.length, 'talk');
  const editions = words.count(conferences.length, 'edition');
  return {
    frame: {
      site,
      title: name,
      description: words.fromEditions(name, talks, editions),
      path: seriesPath(series),
      feeds: [seriesFeed(site, series)],
      trail: [{ text: words.sections.Conferences, href: conferencesPath }],
      section: 'Conferences',
    },
    name,
    talks,
    editions,
    years: yearSpan(conferences.map(({ startDate }) => startDate)),
    perYear: talksPerYear(allTalks),
    groups: [{ entries: conferences.map((each) => conferenceEntry(each, site)) }],
  };
}

function conferenceEntry(conference: Conference, site: Site): ListEntry {
  const words = wordsOf(site);
  const where = place(conference, words.online);
  const lang = markedLanguage(site);
  return {
    when: { datetime: conference.startDate, text: year(conference.startDate) },
    title: conference.name,
    href: conferencePath(conference),
    lang,
    byline: [
      [{ text: words.dateSpan(conference.startDate, conference.endDate) }],
      ...(where ? [[{ text: where, lang }]] : []),
      [{ text: words.count(conference.talks.length, 'talk') }],
    ],
  };
}
