import type { Talk } from './model.ts';

/** A comparison for `sort`. It compares code units, so no locale can change an order. */
export type Order<T> = (a: T, b: T) => number;

export const byText: Order<string> = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Returns an order by the first, then the second, and so on. */
export function thenBy<T>(...orders: Order<T>[]): Order<T> {
  return (a, b) => {
    for (const order of orders) {
      const difference = order(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** Returns an order by a text of each item. */
export function by<T>(key: (item: T) => string): Order<T> {
  return (a, b) => byText(key(a), key(b));
}

export function reversed<T>(order: Order<T>): Order<T> {
  return (a, b) => order(b, a);
}

/** For a conference: by date, time, track and id. Talks without a time come last. */
export const bySchedule: Order<Talk> = thenBy(
  by((talk) => talk.date),
  by((talk) => talk.time ?? '~'),
  by((talk) => talk.track ?? ''),
  by((talk) => talk.id),
);

/** For the home page and feeds: most recently added first. */
export const newestFirst: Order<Talk> = thenBy(
  reversed(by((talk: Talk) => talk.arrived)),
  bySchedule,
);

/** For other lists: most recently given first, and talks of one day in schedule order. */
export const latestFirst: Order<Talk> = thenBy(reversed(by((talk: Talk) => talk.date)), bySchedule);

/** For topics and speakers: most talks first. */
export const mostTalksFirst: Order<{ talks: readonly Talk[] }> = (a, b) =>
  b.talks.length - a.talks.length;
