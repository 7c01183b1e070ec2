import type { SearchRecord } from '../record.ts';
import { byScore, fetchRecord, type Hit } from './pagefind.ts';
import type { Candidate } from './rank.ts';
import type { Terms } from './terms.ts';

/** The first matching talks, and a function that fetches more. */
export interface MatchPage {
  talks: SearchRecord[];
  total: number;
  /** Whether the total is an estimate, based on the talks that were fetched. */
  estimated: boolean;
  hasMore(): boolean;
  /** Fetches this many more, or all others if they are fewer; if none of the first match, others. */
  more(count: number): Promise<SearchRecord[]>;
}

/** The talks that match a query, and how. */
export interface Results extends MatchPage {
  /** The words that the talks have. */
  terms: Terms;
  /** The corrected search, if a word was misspelled. */
  corrected?: string;
  /** Whether the talks lack one of the words. */
  lackOne?: boolean;
  /** If no talk has all the words: a few that have some. */
  partial: SearchRecord[];
  /** The words that the index was searched for last. */
  searched: string;
}

/** Hits, best first; further ones may be searched for only when they are needed. */
export interface Hits {
  first: readonly Hit[];
  total: number;
  rest?: () => Promise<readonly Hit[]>;
}

/** How many talks are fetched, how many if some of the first ones don't match, and at most if none do. */
const firstCount = 10;
const secondCount = 20;
const lastCount = 200;

/**
 * Fetches the first hits and removes those that don't match, because Pagefind treats words with the
 * same stem as equal, and replaces words that it lacks with shorter ones.
 */
export async function fetchMatches(
  { first, total, rest }: Hits,
  matches: (talk: SearchRecord) => boolean,
  rank: (candidates: Candidate[]) => Candidate[],
): Promise<MatchPage> {
  let hits = first;
  const topScore = hits[0]?.score || 1;
  const fetchRange = async (from: number, to: number) => {
    const fetched = hits.slice(from, to).map(async (hit) => ({
      record: await fetchRecord(hit),
      id: hit.id,
      score: hit.score / topScore,
    }));
    return (await Promise.all(fetched)).filter(({ record }) => matches(record));
  };
  const matching = await fetchRange(0, firstCount);
  let seen = Math.min(firstCount, hits.length);
  if (matching.length < seen) {
    matching.push(...(await fetchRange(firstCount, secondCount)));
    seen = Math.min(secondCount, hits.length);
  }
  const share = matching.length / (seen || 1);
  const ready = rank(matching).map(({ record }) => record);
  const talks = ready.splice(0, firstCount);
  if (!talks.length) hits = hits.slice(0, lastCount);
  return {
    talks,
    total: talks.length && matching.length + Math.round((total - seen) * share),
    estimated: !!rest || (share < 1 && seen < total),
    hasMore: () => talks.length > 0 && (ready.length > 0 || seen < hits.length || !!rest),
    async more(count) {
      while (ready.length < count && (seen < hits.length || rest)) {
        if (seen >= hits.length && rest) {
          const known = new Set(hits.map(({ id }) => id));
          hits = [...hits, ...(await rest()).filter(({ id }) => !known.has(id))];
          rest = undefined;
        }
        const next = await fetchRange(seen, (seen += count));
        ready.push(...next.map(({ record }) => record));
      }
      return ready.splice(0, count);
    },
  };
}

/** Maps items one after the other, because Pagefind drops a search if another one follows too soon. */
export async function mapSequential<T, U>(items: readonly T[], map: (item: T) => Promise<U>) {
  const results: U[] = [];
  for (const item of items) results.push(await map(item));
  return results;
}

/** Merges the hits of several searches, each talk once, best first. */
export function mergeHits(
  found: readonly (readonly Hit[])[],
  combineScores: (a: number, b: number) => number,
): Hit[] {
  const byId = new Map<string, Hit>();
  for (const { id, score } of found.flat()) {
    const same = byId.get(id);
    byId.set(id, { id, score: same ? combineScores(same.score, score) : score });
  }
  return [...byId.values()].sort(byScore);
}
