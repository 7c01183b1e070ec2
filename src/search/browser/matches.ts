import type { SearchRecord } from '../record.ts';
import { fetchRecord, type Hit } from './pagefind.ts';
import { hasPhrases, rank, type Candidate } from './rank.ts';
import type { Terms } from './terms.ts';

/** The talks that match a query, and how. */
export interface Results {
  /** The words that the talks have. */
  terms: Terms;
  /** The first talks. */
  talks: SearchRecord[];
  total: number;
  /** Whether the total is an estimate, based on the talks that were fetched. */
  estimated: boolean;
  hasMore(): boolean;
  /** Fetches at least this many more, or all others if they are fewer. */
  more(count: number): Promise<SearchRecord[]>;
  /** What the index was searched for: facets count the talks that have it. */
  searched: string;
  /** The corrected search, if a word was misspelled. */
  corrected?: string;
  /** Whether the talks lack one of the words. */
  lackOne?: boolean;
  /** If no talk has all the words: a few that have some. */
  partial?: Pick<Results, 'talks' | 'terms'>;
}

const firstCount = 10;
/** How many talks are fetched at most to find the first ones with a phrase, which the index doesn't know. */
const maxFetched = 200;

/** Fetches the talks of the first hits, which are then ranked by their texts if `terms` say how. */
export async function fetchTalks(
  hits: readonly Hit[],
  terms: Terms,
  byRelevance: boolean,
): Promise<Omit<Results, 'searched'>> {
  let seen = 0;
  const more = async (count: number, most = Infinity) => {
    const found: Candidate[] = [];
    while (found.length < count && seen < Math.min(hits.length, most)) {
      const next = hits.slice(seen, seen + count);
      seen += next.length;
      const fetched = next.map(async (hit) => ({ ...hit, record: await fetchRecord(hit) }));
      found.push(...(await Promise.all(fetched)).filter(({ record }) => hasPhrases(record, terms)));
    }
    return found;
  };
  const first = await more(firstCount, maxFetched);
  const share = first.length / (seen || 1);
  return {
    terms,
    talks: (byRelevance ? rank(first, terms) : first).map(({ record }) => record),
    total: Math.round(hits.length * share),
    estimated: share < 1 && seen < hits.length,
    hasMore: () => first.length > 0 && seen < hits.length,
    more: async (count) => (await more(count)).map(({ record }) => record),
  };
}

/** Merges the hits of several searches, each talk once, best first; scores add up. */
export function mergeHits(found: readonly (readonly Hit[])[]): Hit[] {
  const scores = new Map<string, number>();
  for (const { id, score } of found.flat()) scores.set(id, (scores.get(id) ?? 0) + score);
  return [...scores].map(([id, score]) => ({ id, score })).sort(byScore);
}

/** Compares hits: the best first, of equal ones the newest. */
export function byScore(a: Hit, b: Hit): number {
  return b.score - a.score || (a.id < b.id ? 1 : -1);
}
