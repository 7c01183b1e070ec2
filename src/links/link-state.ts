import { isDeepStrictEqual } from 'node:util';
import type { Day } from '../archive/date.ts';
import type { LinkFacts } from '../loader/facts.ts';

/** What a server answered. Nothing follows from an unclear answer. */
export type Outcome =
  | ({ status: 'ok' } & Pick<LinkFacts, 'size' | 'mediaType' | 'movedTo'>)
  | { status: 'missing' | 'unclear'; reason: string };

const missesUntilGone = 3;

/**
 * Returns the facts of a link after it was asked, which are the same object if nothing changed.
 * A link is gone when it was missed on three days, and then it counts as gone since the first.
 */
export function nextFacts(
  former: LinkFacts | undefined,
  outcome: Outcome,
  day: Day,
): LinkFacts | undefined {
  if (outcome.status === 'unclear') return former;
  const { size, mediaType, movedTo } = former ?? {};
  if (outcome.status === 'ok') {
    const since = former?.status === 'ok' ? former.since : day;
    const now = withoutUndefined({ status: 'ok', since, size, mediaType, ...definedIn(outcome) });
    return isDeepStrictEqual(former, now) ? former : now;
  }
  const misses = former?.misses ?? [];
  if (former?.status === 'gone' || misses.includes(day)) return former;
  const days = [...misses, day];
  const isGone = days.length >= missesUntilGone;
  return withoutUndefined({
    status: isGone ? 'gone' : 'missing',
    since: days[0] ?? day,
    misses: isGone ? undefined : days,
    reason: former?.reason ?? outcome.reason,
    size,
    mediaType,
    movedTo,
  });
}

function definedIn<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

function withoutUndefined(facts: LinkFacts): LinkFacts {
  return definedIn(facts) as LinkFacts;
}
