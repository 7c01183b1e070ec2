import type { SearchRecord } from '../record.ts';
import { anywhere, beginning, inHead } from '../words.ts';
import { fetchRecord, findHits, type Hit } from './pagefind.ts';
import type { Query } from './query.ts';
import { byScore, hasPhrases, rank, type Candidate } from './rank.ts';
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

/** Returns talks with all of the words, in any of their spellings. */
export async function findWithAll(terms: Terms, query: Query): Promise<Results> {
  const byRelevance = query.words !== '' && query.sort === 'relevance';
  const { searched, hits } = await findAnySpelling(terms, query);
  const order = query.sort === 'oldest' ? -1 : 1;
  const sorted = byRelevance ? hits : hits.toSorted((a, b) => (a.id < b.id ? order : -order));
  return { ...(await fetchTalks(sorted, terms, byRelevance)), searched };
}

/**
 * Returns the talks with all words in any spelling, those with them in title and names first, and the
 * search that found most of them.
 */
async function findAnySpelling({ spellings, typed, unfinished }: Terms, query: Query) {
  let [searched, most] = ['', -1];
  const find = async (inIndex: (word: string) => string, all: string[][]) => {
    const found: Hit[][] = [];
    for (const spelling of all) {
      const indexed = spelling.map(inIndex);
      const hits = await findHits(indexed, query);
      if (hits.length > most) [searched, most] = [indexed.join(' '), hits.length];
      found.push(hits);
    }
    return mergeHits(found);
  };
  // "Keynote: What Python …" is found by "keynote what python", although "what" is a stop word.
  const hasStopWords = typed.length > (spellings[0]?.length ?? 0);
  const head = await find(inHead, hasStopWords ? [...spellings, typed] : spellings);
  let all = await find(anywhere, spellings.length ? spellings : [[]]);
  if (unfinished) all = mergeHits([all, await find(beginning, spellings)]);
  return { searched, hits: mergeHits([scale(head, 1), scale(all, 0)]) };
}

/** Returns hits with scores from `least` to one more. */
function scale(hits: readonly Hit[], least: number): Hit[] {
  return hits.map(({ id, score }) => ({ id, score: least + score / (hits[0]!.score || 1) }));
}

/** Fetches the talks of the first hits, which are then ranked by their texts if `terms` say how. */
export async function fetchTalks(hits: readonly Hit[], terms: Terms, byRelevance: boolean) {
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
    more: async (count: number) => (await more(count)).map(({ record }) => record),
  };
}

/** Merges the hits of several searches, each talk once, best first; scores add up. */
export function mergeHits(found: readonly (readonly Hit[])[]): Hit[] {
  const scores = new Map<string, number>();
  for (const { id, score } of found.flat()) scores.set(id, (scores.get(id) ?? 0) + score);
  return [...scores].map(([id, score]) => ({ id, score })).sort(byScore);
}
