import { byText, reversed } from '../src/archive/order.ts';
import type { Day } from '../src/archive/date.ts';
import { recent } from '../src/feeds/selection.ts';
import type { ImportedTalk } from './imported-item.ts';
import { dayOf } from './talk-paths.ts';

/** A talk that is new in an archive, or has been there. */
interface Arrival {
  day: Day;
  title?: string;
}

/**
 * Sets the day on which new talks came into the archive if its subscribers would miss them otherwise:
 * feeds have the newest talks, and those of a weblog or of past conferences have earlier dates.
 * @param newTalks those that no earlier import has written
 * @param archiveDays when the talks arrived that the archive has from elsewhere
 * @param added the day to set; undefined sets none
 * @returns what subscribers will get, in one sentence
 */
export function pace(
  newTalks: readonly ImportedTalk[],
  archiveDays: readonly Day[],
  added: Day | undefined,
): string | undefined {
  const published = newTalks.filter(({ fields }) => fields.text !== 'none' && !fields.draft);
  if (!published.length) return undefined;
  const newest = archiveDays.toSorted(byText).at(-1);
  if (newest !== undefined && added)
    for (const { fields } of published)
      if ((fields.published ?? fields.date ?? '') < newest) fields.added ??= added;
  const arrivals: Arrival[] = [
    ...published.map((talk) => ({
      day: talk.fields.added ?? dayOf(talk),
      title: talk.fields.title,
    })),
    ...archiveDays.map((day) => ({ day })),
  ].sort(reversed((a: Arrival, b: Arrival) => byText(a.day, b.day)));
  const items = recent(arrivals, ({ day }) => day).flatMap(({ title }) => title ?? []);
  const ids = published.filter(({ fields }) => fields.feedId).length;
  const known = ids ? `; ${ids} have the ids of their old feed, so its readers see none twice` : '';
  if (newest === undefined)
    return `Feeds will begin with ${items.length} of ${published.length} talks${known}`;
  const examples = items
    .slice(0, 3)
    .map((title) => JSON.stringify(title))
    .join(', ');
  const more = items.length > 3 ? ` and ${items.length - 3} more` : '';
  return items.length
    ? `Subscribers will get ${items.length} items: ${examples}${more}${known}. To change that, give --added`
    : `Subscribers will get none of ${published.length} talks, because their dates are earlier than those in the feeds`;
}

/** Returns when a talk arrived, by the text of its file. */
export function arrivalIn(text: string | undefined): Day | undefined {
  const field = (name: string) =>
    text?.match(new RegExp(`^${name}: ["']?(\\d{4}-\\d\\d-\\d\\d)`, 'm'))?.[1];
  return field('added') ?? field('published') ?? field('date');
}
