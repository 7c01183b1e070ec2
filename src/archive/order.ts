import type { Talk } from './talk.ts';

/** Negative, zero or positive, for `sort`. Compares code units, so no locale can change an order. */
export type Order<T> = (a: T, b: T) => number;

/** Compares texts by their code units. */
export const byText: Order<string> = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The first order that tells two things apart decides. */
export function inTurn<T>(...orders: Order<T>[]): Order<T> {
  return (a, b) => {
    for (const order of orders) {
      const difference = order(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** An order by what `key` says of each thing. */
export function by<T>(key: (thing: T) => string): Order<T> {
  return (a, b) => byText(key(a), key(b));
}

/** The other way round. */
export function reversed<T>(order: Order<T>): Order<T> {
  return (a, b) => order(b, a);
}

/** Within a conference: by date, time, track, id. Talks without a time come after those with one. */
export const asGiven: Order<Talk> = inTurn(
  by((talk) => talk.date),
  by((talk) => talk.time ?? '~'),
  by((talk) => talk.track ?? ''),
  by((talk) => talk.id),
);

/** On home and in feeds: what came into the archive last comes first. */
export const newestFirst: Order<Talk> = inTurn(reversed(by((talk: Talk) => talk.arrived)), asGiven);

/** Everywhere else: the talk given last comes first; within a conference's day, the day's order. */
export const latestFirst: Order<Talk> = inTurn(reversed(by((talk: Talk) => talk.date)), asGiven);
