import type { Found, Hit } from './engine.ts';

/** A talk that was looked at, and Pagefind's own score of it, 0 to 1. */
export interface Candidate {
  found: Found;
  score: number;
}

/** Talks of which the first were looked at closely. */
export interface Looked {
  /** The best of them, fetched. */
  found: Found[];
  /** How many there are in all. */
  number: number;
  /** Whether that is an estimate, from those that were looked at. */
  about: boolean;
  /** Whether there are more than were handed out. */
  left(): boolean;
  /** Fetches so many more, or all that are left. */
  more(count: number): Promise<Found[]>;
}

/** How many talks are looked at closely at first, and how many where some of these don't match. */
const closely = 10;
const thoroughly = 20;

/**
 * Fetches the first hits and drops those that lack what was asked for: Pagefind takes words for the
 * same that share their stem, and words that it lacks for shorter ones.
 */
export async function look(
  hits: readonly Hit[],
  enough: (found: Found) => boolean,
  order: (candidates: Candidate[]) => Candidate[],
): Promise<Looked> {
  const top = hits.reduce((most, { score }) => Math.max(most, score), 1e-9);
  const at = async (from: number, to: number) => {
    const fetched = hits.slice(from, to).map(async (hit) => ({
      found: await hit.data(),
      score: hit.score / top,
    }));
    return (await Promise.all(fetched)).filter(({ found }) => enough(found));
  };
  const honest = await at(0, closely);
  let seen = Math.min(closely, hits.length);
  if (honest.length && honest.length < seen) {
    honest.push(...(await at(closely, thoroughly)));
    seen = Math.min(thoroughly, hits.length);
  }
  const share = honest.length / (seen || 1);
  const ready = order(honest).map(({ found }) => found);
  const found = ready.splice(0, closely);
  if (!found.length) seen = hits.length;
  return {
    found,
    number: honest.length + Math.round((hits.length - seen) * share),
    about: share < 1 && seen < hits.length,
    left: () => ready.length > 0 || seen < hits.length,
    async more(count) {
      while (ready.length < count && seen < hits.length) {
        const next = await at(seen, (seen += count));
        ready.push(...next.map(({ found }) => found));
      }
      return ready.splice(0, count);
    },
  };
}
