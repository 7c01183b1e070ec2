import { withBase } from '../../paths.ts';
import { facetNames, type FacetName, type SearchRecord } from '../record.ts';
import { fetchJson } from '../shards.ts';
import type { Query } from './query.ts';
import { words } from '../../words/script.ts';

/** A talk that Pagefind found. */
export interface Hit {
  /** Begins with the talk's day. */
  id: string;
  score: number;
}

interface Pagefind {
  options(options: object): Promise<void>;
  search(
    words: string | null,
    options: object,
  ): Promise<{ results: Hit[]; filters: Partial<Record<FacetName, Record<string, number>>> }>;
}

/**
 * The order in which talks are fetched; src/search/browser/rank.ts then sorts them. A page's length is
 * that of its title, so a small weight prefers short titles, as for “personal assistants”.
 */
const ranking = { pageLength: 0.1 };

let loading: Promise<Pagefind> | undefined;
let attempt = 0;

/** Loads Pagefind, once. @throws if it can't run */
export function loadPagefind(): Promise<Pagefind> {
  loading ??= (async () => {
    const file = withBase(`pagefind/pagefind.js?${attempt++}`);
    const pagefind: Pagefind = await import(/* @vite-ignore */ file);
    // Without a worker it runs under the strictest policy, and the first result is as fast.
    await pagefind.options({ baseUrl: withBase(''), noWorker: true, ranking });
    return pagefind;
  })();
  return loading;
}

/**
 * Returns the message for a failed search. The next search loads Pagefind again, because Pagefind
 * caches failed fetches.
 */
export function handleFailure(): string {
  loading = undefined;
  return typeof WebAssembly === 'undefined' ? words.cannotRun : words.notLoaded;
}

/**
 * Returns the talks with all these words of the index and the query's facets. They are searched for one
 * by one, because Pagefind leaves out words that it lacks.
 * @throws if search fails
 */
export async function findHits(words: readonly string[], { selected }: Query): Promise<Hit[]> {
  let found: Hit[] | undefined;
  for (const word of words.length ? words : ['']) {
    const { results } = await searchIndex(word, selected);
    const scores = new Map(results.map(({ id, score }) => [id, score]));
    found =
      found
        ?.filter(({ id }) => scores.has(id))
        .map(({ id, score }) => ({ id, score: score + scores.get(id)! })) ?? results;
    if (!found.length) break;
  }
  return found ?? [];
}

/**
 * Returns how many talks each value of a facet has, among those with the words and the query's other
 * facets.
 * @throws if search fails
 */
export async function countValues(words: string, facet: FacetName, { selected }: Query) {
  const { filters } = await searchIndex(words, { ...selected, [facet]: [] }, facet);
  return filters[facet] ?? {};
}

export function fetchRecord({ id }: Hit): Promise<SearchRecord> {
  return fetchJson(`search/talks/${id}.json`);
}

/** @param counted a facet whose values Pagefind counts, even if none is selected */
async function searchIndex(words: string, selected: Query['selected'], counted?: FacetName) {
  const filters = facetNames
    .filter((name) => selected[name].length || name === counted)
    .map((name) => [name, selected[name].length ? { any: selected[name] } : []]);
  const pagefind = await loadPagefind();
  return pagefind.search(words || null, { filters: Object.fromEntries(filters) });
}
