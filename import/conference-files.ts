import { byText } from '../src/archive/order.ts';
import { slug } from '../src/archive/slug.ts';
import type { Day } from '../src/archive/date.ts';
import type { Existing } from './existing-content.ts';
import { frontmatter } from './content-file.ts';
import type { ImportedConference, ImportedTalk } from './imported-item.ts';
import { spelled } from './spelling.ts';
import { webAddress } from './text/tidy.ts';

export interface Conferences {
  /** First and last day of each by id; a talk of one that is not here can't be written. */
  days: Map<string, { start: Day; end: Day }>;
  files: Map<string, string>;
  doubts: string[];
}

/** A file for every conference that has none; its days from its talks where the source has none. */
export function conferencesOf(
  talks: readonly ImportedTalk[],
  given: readonly ImportedConference[],
  own: Existing['conferences'],
): Conferences {
  const spans = new Map(
    own.map(({ id, data: { startDate, endDate = startDate } }) => [
      id,
      { start: startDate, end: endDate },
    ]),
  );
  const days = new Map<string, Day[]>();
  for (const { conference, fields } of talks) {
    const list = days.get(conference) ?? [];
    const day = fields.date ?? fields.published;
    if (day) list.push(day);
    days.set(conference, list);
  }
  const named = new Map(talks.map((talk) => [talk.conference, talk.conferenceName]));
  const described = new Map(given.map((conference) => [conference.id, conference]));
  const ids = [...days.keys()].filter((id) => !spans.has(id)).sort(byText);
  const nameOf = (id: string) => described.get(id)?.fields.name ?? named.get(id) ?? titled(id);
  const series = seriesNames(ids.map(nameOf));
  const files = new Map<string, string>();
  const doubts: string[] = [];
  for (const id of ids) {
    const { fields = {}, body = '' } = described.get(id) ?? {};
    const name = nameOf(id);
    const sorted = (days.get(id) ?? []).toSorted();
    const startDate = fields.startDate ?? sorted[0];
    if (!startDate) continue;
    const last = sorted.at(-1) ?? startDate;
    const endDate = fields.endDate ?? (last > startDate ? last : startDate);
    spans.set(id, { start: startDate, end: endDate });
    const outside = sorted.filter((day) => day < startDate || day > endDate).length;
    if (outside)
      doubts.push(
        `conference ${id}: ${outside} talks are dated outside ${startDate} to ${endDate}`,
      );
    const website = fields.website && webAddress(fields.website);
    const content = {
      name,
      series: fields.series ?? series.get(name),
      startDate,
      endDate: endDate === startDate ? undefined : endDate,
      city: fields.city,
      country: fields.country,
      venue: fields.venue,
      online: fields.online,
      organizers: fields.organizers,
      website,
    };
    files.set(`content/conferences/${id}.md`, frontmatter(content, body));
  }
  return { days: spans, files, doubts };
}

/** @example titled('pycon-us-2018') // => 'Pycon us 2018' */
function titled(id: string): string {
  return `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`;
}

/**
 * What each conference is an edition of: its name without the year, spelled in one way throughout.
 * A name without a year is no edition.
 */
function seriesNames(names: readonly string[]): Map<string, string> {
  const bases = new Map(
    names.flatMap((name) => {
      const base = withoutYear(name);
      return base && slug(base) ? [[name, base] as const] : [];
    }),
  );
  const usual = new Map(
    spelled(bases.values()).flatMap(({ name, spellings }) =>
      spellings.map((spelling) => [spelling, name] as const),
    ),
  );
  return new Map([...bases].map(([name, base]) => [name, usual.get(base) ?? base]));
}

/** @example withoutYear('PyCon US 2018') // => 'PyCon US' */
function withoutYear(name: string): string | undefined {
  const base = name
    .replace(/[\s'’(,-]*\b(?:19|20)\d\d\b\)?/u, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,:-]+|[\s,:-]+$/gu, '');
  return base && base !== name ? base : undefined;
}
