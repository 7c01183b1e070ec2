import type { FoundTalk, Hit } from './pagefind.ts';

/** A fetched talk and Pagefind's score of it, 0 to 1. */
export interface Candidate {
  talk: FoundTalk;
  score: number;
}

/** The first matching talks, and a function that fetches more. */
export interface MatchPage {
  talks: FoundTalk[];
  total: number;
  /** Whether the total is an estimate, based on the talks that were fetched. */
  estimated: boolean;
  hasMore(): boolean;
  /** Fetches this many more, or all others if they are fewer. */
  more(count: number): Promise<FoundTalk[]>;
}

/** How many talks are fetched, and how many if some of the first ones don't match. */
const firstCount = 10;
const secondCount = 20;

/**
 * Fetches the first hits and removes those that don't match, because Pagefind treats words with the
 * same stem as equal, and replaces words that it lacks with shorter ones.
 */
export async function fetchMatches(
  hits: readonly Hit[],
  matches: (talk: FoundTalk) => boolean,
  rank: (candidates: Candidate[]) => Candidate[],
): Promise<MatchPage> {
  const topScore = hits.reduce((top, { score }) => Math.max(top, score), 1e-9);
  const fetchRange = async (from: number, to: number) => {
    const fetched = hits.slice(from, to).map(async (hit) => ({
      talk: await hit.data(),
      score: hit.score / topScore,
    }));
    return (await Promise.all(fetched)).filter(({ talk }) => matches(talk));
  };
  const matching = await fetchRange(0, firstCount);
  let seen = Math.min(firstCount, hits.length);
  if (matching.length && matching.length < seen) {
    matching.push(...(await fetchRange(firstCount, secondCount)));
    seen = Math.min(secondCount, hits.length);
  }
  const share = matching.length / (seen || 1);
  const ready = rank(matching).map(({ talk }) => talk);
  const talks = ready.splice(0, firstCount);
  if (!talks.length) seen = hits.length;
  return {
    talks,
    total: matching.length + Math.round((hits.length - seen) * share),
    estimated: share < 1 && seen < hits.length,
    hasMore: () => ready.length > 0 || seen < hits.length,
    async more(count) {
      while (ready.length < count && seen < hits.length) {
        const next = await fetchRange(seen, (seen += count));
        ready.push(...next.map(({ talk }) => talk));
      }
      return ready.splice(0, count);
    },
  };
}
