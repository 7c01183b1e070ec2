import { conferenceSpan, place, type Conference } from '../archive/conference.ts';
import { shortDate, weekday, year, type Day } from '../archive/date.ts';
import { editTalkAddress } from '../archive/repository.ts';
import type { Site } from '../archive/site.ts';
import { formatName, summaryOf, textNote, type Talk } from '../archive/talk.ts';
import { years, yearSpan } from '../archive/years.ts';
import { conferencePath, seriesPath, speakerPath, talkPath, yearPath } from '../paths.ts';

/** One line of the one list that every page has: when in the gutter, what in the column. */
export interface Entry {
  when?: { datetime: string; text: string } | undefined;
  title: string;
  href: string;
  /** Of the title and summary, where it is not the site's. */
  lang?: string | undefined;
  /** Set apart by dots; mentions within one by commas. */
  byline: Mention[][];
  /** What the entry lacks, as in "Summary still to be written". */
  note?: string | undefined;
  summary?: string | undefined;
}

export interface Mention {
  text: string;
  href?: string | undefined;
}

/** Entries under a year, which stands in the gutter, under a heading of the column, or under none. */
export interface Group {
  year?: string;
  heading?: Mention;
  entries: Entry[];
}

/** A talk under the heading of its year, with its summary. */
export function talkEntry(talk: Talk, day: Day, site: Site): Entry {
  return once(talk, day, () => {
    const when = { datetime: day, text: shortDate(day) };
    return { when, ...talkBody(talk, site), summary: summaryOf(talk) };
  });
}

/** A talk that another leads to. */
export function onwardEntry(talk: Talk, site: Site): Entry {
  return once(talk, 'onward', () => {
    const when = { datetime: talk.date, text: year(talk.date) };
    return { when, ...talkBody(talk, site) };
  });
}

/** As many names as a page may lead to: it must stay light, and every talk leads to its speakers. */
const mostNames = 250;

/** A conference's talks: the day stands once in the gutter. */
export function programme(talks: readonly Talk[], site: Site): Entry[] {
  const names = talks.reduce((sum, { speakers }) => sum + speakers.length, 0);
  return talks.map((talk, index) => ({
    when:
      talk.date === talks[index - 1]?.date
        ? undefined
        : { datetime: talk.date, text: weekday(talk.date) },
    ...(names > mostNames
      ? withoutLinks(talkBody(talk, site, 'conference'))
      : talkBody(talk, site, 'conference')),
  }));
}

/** The names in an entry as text alone. */
function withoutLinks(entry: Omit<Entry, 'when'>): Omit<Entry, 'when'> {
  const byline = entry.byline.map((some) => [{ text: some.map(({ text }) => text).join(', ') }]);
  return { ...entry, byline };
}

/** The same entry for every list in which a talk stands in the same way: most stand in several. */
function once(talk: Talk, how: string, make: () => Entry): Entry {
  const made = entries.get(talk) ?? {};
  entries.set(talk, made);
  return (made[how] ??= make());
}

const entries = new WeakMap<Talk, Record<string, Entry>>();

export function conferenceEntry(conference: Conference): Entry {
  const where = place(conference);
  return {
    when: { datetime: conference.startDate, text: year(conference.startDate) },
    title: conference.name,
    href: conferencePath(conference),
    byline: [
      [{ text: conferenceSpan(conference) }],
      ...(where ? [[{ text: where }]] : []),
      [{ text: count(conference.talks.length, 'talk') }],
    ],
  };
}

export function yearEntry([year, talks]: [string, readonly Talk[]]): Entry {
  return {
    title: year,
    href: yearPath(year),
    byline: [[{ text: count(talks.length, 'talk') }]],
  };
}

/** Talks under the years of `day`. */
export function talksByYear(talks: readonly Talk[], day: (talk: Talk) => Day, site: Site): Group[] {
  return years(talks, day).map(({ year, items }) => ({
    year,
    entries: items.map((talk) => talkEntry(talk, day(talk), site)),
  }));
}

/** Speakers in a row, or each apart where their affiliations are told too. */
function credits({ speakers }: Talk, affiliations: boolean): Mention[][] {
  const names = speakers.map(({ speaker, affiliation }) => [
    { text: speaker.name, href: speakerPath(speaker) },
    ...(affiliations && affiliation ? [{ text: affiliation }] : []),
  ]);
  const apart = names.some(({ length }) => length > 1);
  return apart || !names.length ? names : [names.flat()];
}

/** @example count(1, 'talk') // => '1 talk' @example count(1200, 'talk') // => '1,200 talks' */
export function count(number: number, word: string): string {
  return `${groupDigits.format(number)} ${word}${number === 1 ? '' : 's'}`;
}

const groupDigits = new Intl.NumberFormat('en');

/** @param without what the page is about already, and no entry needs to repeat */
function talkBody(talk: Talk, site: Site, without?: 'conference'): Omit<Entry, 'when'> {
  const conference = { text: talk.conference.name, href: conferencePath(talk.conference) };
  const format = formatName(talk.format);
  return {
    title: talk.title,
    href: talkPath(talk),
    lang: talk.language === site.language ? undefined : talk.language,
    byline: [
      ...credits(talk, without === 'conference'),
      ...(without === 'conference' ? [] : [[conference]]),
      ...(format ? [[{ text: format }]] : []),
    ],
    note: textNote(talk),
  };
}

/** Conferences under the series they are editions of. */
export function conferenceGroups(conferences: readonly Conference[]): Group[] {
  const groups: (Group & { series?: string | undefined })[] = [];
  for (const conference of conferences) {
    const { series } = conference;
    const last = groups.at(-1);
    const group = last?.series === series?.id ? last : undefined;
    if (group) group.entries.push(conferenceEntry(conference));
    else
      groups.push({
        series: series?.id,
        heading: series
          ? { text: series.name, href: seriesPath(series) }
          : { text: 'On their own' },
        entries: [conferenceEntry(conference)],
      });
  }
  return groups;
}

/** Talks that want a summary under their conferences, each with the way to write it. */
export function wantedGroups(talks: readonly Talk[], site: Site): Group[] {
  return [...Map.groupBy(talks, ({ conference }) => conference)].map(([conference, items]) => ({
    heading: { text: conference.name, href: conferencePath(conference) },
    entries: programme(items, site).map((entry, index) => {
      const write = editTalkAddress(site, items[index]!);
      const link = { text: 'Write the summary', href: write };
      // Whoever writes goes to the file: names that lead elsewhere would make the page twice as heavy.
      const { byline } = withoutLinks(entry);
      return { ...entry, byline: write ? [...byline, [link]] : byline };
    }),
  }));
}

/** What a search engine says of a conference. */
export function describeConference(conference: Conference): string {
  const where = place(conference);
  const talks = count(conference.talks.length, 'talk');
  return `${talks} of ${conference.name}, ${conferenceSpan(conference)}${where && `, ${where}`}.`;
}

/** @example '27 talks, 2006–2026' */
export function spanOfTalks(talks: readonly Talk[]): string {
  const span = yearSpan(talks.map(({ date }) => date));
  return `${count(talks.length, 'talk')}${span && `, ${span}`}`;
}
