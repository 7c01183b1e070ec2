import { byText } from '../src/archive/order.ts';
import { slug } from '../src/archive/slug.ts';
import type { Day } from '../src/archive/date.ts';
import type { EarlierTalk, ExistingContent } from './existing-content.ts';
import { contentFileText, inSchemaOrder } from '../src/loader/content-text.ts';
import type { ImportedConference, ImportedTalk } from './imported-item.ts';
import { groupSpellings } from './spelling.ts';
import { webUrl } from './web-url.ts';

export interface ConferenceFiles {
  /** By id, without conferences that have no date. */
  dates: Map<string, { start: Day; end: Day }>;
  files: Map<string, string>;
  warnings: string[];
}

/** Makes the files of new conferences; if the source has no dates for one, its talks' dates count. */
export function conferenceFiles(
  talks: readonly ImportedTalk[],
  conferences: readonly ImportedConference[],
  existing: ExistingContent['conferences'],
  earlierTalks: readonly EarlierTalk[],
): ConferenceFiles {
  const dates = new Map(
    existing.map(({ id, data: { startDate, endDate = startDate } }) => [
      id,
      { start: startDate, end: endDate },
    ]),
  );
  const talksById = Map.groupBy(talks, ({ conferenceId }) => conferenceId);
  const earlierById = Map.groupBy(earlierTalks, ({ conferenceId }) => conferenceId);
  const byId = new Map(conferences.map((conference) => [conference.id, conference]));
  const ids = [...talksById.keys()].filter((id) => !dates.has(id)).sort(byText);
  const nameOf = (id: string) =>
    byId.get(id)?.fields.name ?? talksById.get(id)?.at(-1)?.conferenceName ?? nameFromId(id);
  const series = seriesNames(ids.map(nameOf));
  const files = new Map<string, string>();
  const warnings: string[] = [];
  for (const id of ids) {
    const { fields = {}, body = '' } = byId.get(id) ?? {};
    const name = nameOf(id);
    const days = (talksById.get(id) ?? [])
      .flatMap((talk) => talk.fields.date ?? talk.fields.published ?? [])
      .concat((earlierById.get(id) ?? []).map(({ date }) => date))
      .sort();
    const startDate = fields.startDate ?? days[0];
    if (!startDate) continue;
    const last = days.at(-1) ?? startDate;
    const endDate = fields.endDate ?? (last > startDate ? last : startDate);
    dates.set(id, { start: startDate, end: endDate });
    const outside = days.filter((day) => day < startDate || day > endDate).length;
    if (outside)
      warnings.push(
        `conference ${id}: ${outside} talks are dated outside ${startDate} to ${endDate}`,
      );
    const frontmatter = inSchemaOrder('conferences', {
      ...fields,
      name,
      series: fields.series ?? series.get(name),
      startDate,
      endDate: endDate === startDate ? undefined : endDate,
      website: fields.website && webUrl(fields.website),
    });
    files.set(
      `content/conferences/${id}.md`,
      contentFileText(frontmatter, body, ['organizers', 'aliases']),
    );
  }
  return { dates, files, warnings };
}

/** @example nameFromId('pycon-us-2018') // => 'Pycon us 2018' */
function nameFromId(id: string): string {
  return `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`;
}

/**
 * Returns the series of each conference: its name without the year, in the most frequent spelling.
 * A conference without a year in its name has no series.
 */
function seriesNames(names: readonly string[]): Map<string, string> {
  const bases = new Map(
    names.flatMap((name) => {
      const base = withoutYear(name);
      return base && slug(base) ? [[name, base] as const] : [];
    }),
  );
  const usualSpellings = new Map(
    groupSpellings(bases.values()).flatMap(({ name, spellings }) =>
      spellings.map((spelling) => [spelling, name] as const),
    ),
  );
  return new Map([...bases].map(([name, base]) => [name, usualSpellings.get(base) ?? base]));
}

/** @example withoutYear('PyCon US 2018') // => 'PyCon US' */
function withoutYear(name: string): string | undefined {
  const base = name
    .replace(/(?<![\s'’(,-])[\s'’(,-]*\b(?:19|20)\d\d\b\)?/u, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,:-]+|(?<![\s,:-])[\s,:-]+$/gu, '');
  return base && base !== name ? base : undefined;
}
