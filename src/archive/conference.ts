import type { ConferenceFields } from './fields.ts';
import type { Conference, ContentEntry, Series, Talk } from './model.ts';
import { by } from './order.ts';
import { hasPart, type Site } from './site.ts';
import { slug } from './slug.ts';
import { typeset } from './typography.ts';

/** Returns every conference by id, without talks so far. @param language of the site */
export function indexConferences(
  entries: ContentEntry<ConferenceFields>[],
  language: string,
): Map<string, Conference> {
  const conferences = new Map<string, Conference>();
  for (const { data, ...entry } of entries) {
    const { series, endDate = data.startDate } = data;
    conferences.set(entry.id, {
      ...data,
      ...entry,
      ...{ label: data.name, letter: '' },
      venue: data.venue && typeset(data.venue, language),
      endDate,
      series: series ? { id: slug(series), name: series, conferences: [] } : undefined,
      talks: [],
      withdrawn: [],
    });
  }
  return conferences;
}

/**
 * Returns a conference's place, the most local part first; '' if unknown.
 * @param onlineText the word for a conference that is online
 */
export function place({ venue, city, country, online }: Conference, onlineText: string): string {
  return [venue, city, country, online ? onlineText : undefined].filter(Boolean).join(', ');
}

/** Returns the id that a track has on its conference's page. */
export function trackId(track: string): string {
  return `track:${slug(track)}`;
}

/** A track of a conference. */
export interface Track {
  id: string;
  name: string;
  talks: Talk[];
}

/** Returns the tracks of a conference by name. Names that differ only in case or signs are one. */
export function tracksOf({ talks }: Pick<Conference, 'talks'>): Track[] {
  const inTracks = talks.filter(({ track }) => track);
  return [...Map.groupBy(inTracks, ({ track }) => trackId(track!))]
    .map(([id, talks]) => ({ id, name: talks[0]!.track!, talks }))
    .sort(by(({ id }) => id));
}

/** Whether a conference has a book: a site may omit them, and one that never had a text would be empty. */
export function hasBook(site: Site, { talks, withdrawn }: Conference): boolean {
  return hasPart(site, 'books') && [...talks, ...withdrawn].some(({ text }) => text !== 'none');
}

/** Whether a conference has an EPUB: one that was published stays, even if its book only redirects. */
export function hasEpub(site: Site, conference: Conference): boolean {
  const hadBook = conference.aliases.includes(`/conferences/${conference.id}/book/`);
  return hasBook(site, conference) || (hadBook && hasPart(site, 'books'));
}

/** Returns the ids that a conference had before it was renamed: its aliases have them. */
export function formerIds({ aliases }: Pick<Conference, 'aliases'>): string[] {
  return aliases.flatMap((alias) => alias.match(/^\/conferences\/([^/]+)\/$/)?.[1] ?? []);
}

/**
 * Returns every series by id, and makes the editions of one share its object.
 * @param conferences latest first
 */
export function indexSeries(conferences: readonly Conference[]): Map<string, Series> {
  const seriesById = new Map<string, Series>();
  for (const conference of conferences) {
    if (!conference.series) continue;
    const series = seriesById.get(conference.series.id) ?? conference.series;
    seriesById.set(series.id, series);
    conference.series = series;
    series.conferences.push(conference);
  }
  return seriesById;
}

/** Returns the name by which an index sorts a conference: that of its series, or else its own. */
export function indexName({ series, name }: Pick<Conference, 'series' | 'name'>): string {
  return series?.name ?? name;
}

/** Returns every talk of every edition. */
export function seriesTalks(series: Series): Talk[] {
  return series.conferences.flatMap((conference) => conference.talks);
}
