import { byDigest, type ByDigest } from '../archive/by-digest.ts';
import { year, type Day } from '../archive/date.ts';
import { availableTypes } from '../archive/download.ts';
import type { Talk } from '../archive/model.ts';
import { by } from '../archive/order.ts';
import { interfaceLanguage, markedLanguage, type Site } from '../archive/site.ts';
import { modifiedOn, summaryOf } from '../archive/talk.ts';
import { conferencePath, speakerPath, talkPath } from '../paths.ts';
import { wordsOf } from '../words/index.ts';
import { formatName, textNote } from '../words/names.ts';

/** An entry of a list, the same on every page: a date in the gutter, the rest in the column. */
export interface ListEntry {
  when?: { datetime: string; text: string } | undefined;
  title: string;
  href: string;
  /** Languages of the title, the names and the summary, if they aren't the interface's. */
  lang?: string | undefined;
  namesLang?: string | undefined;
  summaryLang?: string | undefined;
  /** Groups are separated by dots, mentions in one by commas. */
  byline: Mention[][];
  /** What the talk lacks and has, as in "No summary yet · Video · Slides". */
  note?: string | undefined;
  modified?: Day | undefined;
  summary?: string | undefined;
}

/** A short text, often a name, that may be a link. */
export interface Mention {
  text: string;
  href?: string | undefined;
  rel?: string | undefined;
  /** Its language, if it isn't that of the text around it. */
  lang?: string | undefined;
}

/** Entries under a year in the gutter, under a heading in the column, or without either. */
export interface EntryGroup {
  year?: string;
  heading?: Mention;
  /** A talk's entry is the same object in each list that shows it the same way. */
  entries: (ListEntry | ByDigest<ListEntry>)[];
}

/** Returns the entry of a talk under the heading of its year, with its summary. */
export function talkEntry(talk: Talk, day: Day, site: Site): ByDigest<ListEntry> {
  return cached(talk, day, () => ({
    when: { datetime: day, text: wordsOf(site).shortDate(day) },
    ...talkDetails(talk, site),
    summary: summaryOf(talk),
  }));
}

/** Returns the entry of a talk on another talk's page. */
export function linkedTalkEntry(talk: Talk, site: Site): ByDigest<ListEntry> {
  return cached(talk, 'linked', () => ({
    when: { datetime: talk.date, text: year(talk.date) },
    ...talkDetails(talk, site),
  }));
}

function cached(talk: Talk, kind: string, create: () => ListEntry): ByDigest<ListEntry> {
  const entriesOfTalk = entries.get(talk) ?? {};
  entries.set(talk, entriesOfTalk);
  return (entriesOfTalk[kind] ??= byDigest(create()));
}

const entries = new WeakMap<Talk, Record<string, ByDigest<ListEntry>>>();

/** Returns the withdrawn talks of a list that has no others; [] if there are none. */
export function withdrawnTalks(talks: readonly Talk[], site: Site): EntryGroup[] {
  if (!talks.length) return [];
  const entries = talks.map((talk) => ({
    when: { datetime: talk.date, text: year(talk.date) },
    ...titleOf(talk, site),
    href: talkPath(talk),
    byline: [[conferenceOf(talk)]],
  }));
  return [{ heading: { text: wordsOf(site).withdrawnTalks }, entries }];
}

/** Returns the title of a talk with its language; a withdrawn one may have none. */
export function titleOf(
  { title, language }: Pick<Talk, 'title' | 'language'>,
  site: Site,
): { title: string; lang?: string | undefined } {
  return title
    ? { title, lang: markedLanguage(site, language) }
    : { title: wordsOf(site).withdrawnTalk };
}

/** Returns a talk's entry without its date. With their conference, speakers have no affiliation. */
export function talkDetails(talk: Talk, site: Site, withConference = true): ListEntry {
  const words = wordsOf(site);
  const format = formatName(talk.format, words);
  const namesLang = markedLanguage(site);
  return {
    title: talk.title,
    href: talkPath(talk),
    lang: markedLanguage(site, talk.language),
    namesLang,
    summaryLang: markedLanguage(site, talk.textLanguage),
    byline: [
      ...credits(talk, !withConference),
      ...(withConference ? [[conferenceOf(talk)]] : []),
      ...(format ? [[{ text: format, lang: namesLang && interfaceLanguage(site) }]] : []),
    ],
    note:
      [
        textNote(talk, words),
        ...availableTypes(talk.downloads).map((type) => words.downloadTypes[type]),
      ]
        .filter(Boolean)
        .join('\u00A0· ') || undefined,
    modified: modifiedOn(talk),
  };
}

function conferenceOf({ conference }: Talk): Mention {
  return { text: conference.name, href: conferencePath(conference) };
}

/** Returns the speakers in one group, or in a group each if any has an affiliation to show. */
function credits({ speakers }: Talk, affiliations: boolean): Mention[][] {
  const names = speakers.map(({ speaker, affiliation }) => [
    { text: speaker.name, href: speakerPath(speaker) },
    ...(affiliations && affiliation ? [{ text: affiliation }] : []),
  ]);
  const separate = names.some(({ length }) => length > 1);
  return separate || !names.length ? names : [names.flat()];
}

/** Returns talks under the years of `day`, by which they are sorted. */
export function talksByYear(
  talks: readonly Talk[],
  day: (talk: Talk) => Day,
  site: Site,
): EntryGroup[] {
  return [...Map.groupBy(talks, (talk) => year(day(talk)))].map(([year, talksOfYear]) => ({
    year,
    entries: talksOfYear.map((talk) => talkEntry(talk, day(talk), site)),
  }));
}

/** How many talks were given in a year. */
export interface YearCount {
  year: string;
  talks: number;
}

/** Returns how many talks each year has, earliest first; [] if fewer than three years have any. */
export function talksPerYear(talks: readonly Talk[]): YearCount[] {
  const years = [...Map.groupBy(talks, ({ date }) => year(date))];
  if (years.length < 3) return [];
  return years.map(([year, { length }]) => ({ year, talks: length })).sort(by(({ year }) => year));
}
