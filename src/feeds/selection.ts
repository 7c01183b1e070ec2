import { midnight, type Day } from '../archive/date.ts';
import { newestFirst } from '../archive/order.ts';
import type { Talk } from '../archive/model.ts';

const few = 30;
const most = 200;
const days = 14;

/** Those that have a text, what came last first: stubs wait until somebody writes them. */
export function written(talks: readonly Talk[]): Talk[] {
  return talks.filter(({ text }) => text !== 'none').sort(newestFirst);
}

/** What the feed of a series, topic or speaker holds: the 30 newest. */
export function newest(talks: readonly Talk[]): Talk[] {
  return written(talks).slice(0, few);
}

/** The talks of the site's feeds, whatever their format. */
export function recentlyWritten(talks: readonly Talk[]): Talk[] {
  return recent(written(talks), ({ arrived }) => arrived);
}

/**
 * What the site's feeds hold: the 30 newest, and everything that came within 14 days of the newest,
 * 200 at most, so that forty talks merged at once are not lost.
 * @param things newest first by `day`
 */
export function recent<T>(things: readonly T[], day: (thing: T) => Day): T[] {
  const [first] = things;
  if (first === undefined) return [];
  const since = midnight(day(first)).getTime() - days * 24 * 60 * 60 * 1000;
  return things
    .slice(0, most)
    .filter((thing, index) => index < few || midnight(day(thing)).getTime() >= since);
}
