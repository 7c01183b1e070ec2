import { midnight, type Day } from '../archive/date.ts';
import { newestFirst } from '../archive/order.ts';
import type { Talk } from '../archive/model.ts';

const minimum = 30;
const maximum = 200;
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
 * Returns the 30 newest, and all from the 14 days before the newest, up to 200. So subscribers get all
 * talks even if forty are published together.
 * @param things newest first by `day`
 */
export function recent<T>(things: readonly T[], day: (thing: T) => Day): T[] {
  const [first] = things;
  if (first === undefined) return [];
  const since = midnight(day(first)).getTime() - days * 24 * 60 * 60 * 1000;
  return things
    .slice(0, maximum)
    .filter((thing, index) => index < minimum || midnight(day(thing)).getTime() >= since);
}
