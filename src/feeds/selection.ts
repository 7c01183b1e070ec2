import { midnight, type Day } from '../archive/date.ts';
import { newestFirst } from '../archive/order.ts';
import type { Talk } from '../archive/model.ts';

/** How many talks of the site's feeds have more than their summary. */
export const wholeTexts = 30;
const minimum = 30;
const days = 14;

/** Returns the talks with a summary or abstract, newest first. */
export function withText(talks: readonly Talk[]): Talk[] {
  return talks.filter(({ text }) => text !== 'none').sort(newestFirst);
}

/** Returns the talks in the feed of a series, topic or speaker: the 30 newest. */
export function newest(talks: readonly Talk[]): Talk[] {
  return withText(talks).slice(0, minimum);
}

/** Returns the talks in the site's feeds. */
export function recentlyPublished(talks: readonly Talk[]): Talk[] {
  return recent(withText(talks), ({ arrived }) => arrived);
}

/**
 * Returns the 30 newest, and all from the 14 days before the newest. So subscribers get all talks, even
 * if three hundred are published together.
 * @param things newest first by `day`
 */
export function recent<T>(things: readonly T[], day: (thing: T) => Day): T[] {
  const [first] = things;
  if (first === undefined) return [];
  const since = midnight(day(first)).getTime() - days * 24 * 60 * 60 * 1000;
  return things.filter(
    (thing, index) => index < minimum || midnight(day(thing)).getTime() >= since,
  );
}
