import { withBase } from '../../paths.ts';
import { facetNames, type FacetName, type SearchRecord } from '../record.ts';
import { fetchFile, fetchJson } from '../shards.ts';
import type { Query } from './query.ts';
import { words } from '../../words/script.ts';

/** A talk that Pagefind found. */
export interface Hit {
  /** Begins with the talk's day. */
  id: string;
  score: number;
}

interface Pagefind {
  /** Added by src/search/index/pagefind-format.ts. */
  fetchWith(fetchFile: (file: string) => Promise<Response>): void;
  options(options: object): Promise<void>;
  search(words: string | null, options: object): Promise<PagefindResults | null>;
}

interface PagefindResults {
  results: Hit[];
  filters: Partial<Record<FacetName, Record<string, number>>>;
}

/**
 * The order in which talks are fetched; src/search/browser/rank.ts then sorts them. A page's length is
 * that of its title, so a small weight prefers short titles, as for “personal assistants”.
 */
const ranking = { pageLength: 0.1 };

let loading: Promise<Pagefind> | undefined;
let attempt = 0;
let fetchError: Error | undefined;

/** Loads Pagefind, once. @throws if it can't run */
export function loadPagefind(): Promise<Pagefind> {
  loading ??= (async () => {
    fetchError = undefined;
    const file = withBase(`pagefind/pagefind.js?${attempt++}`);
    const pagefind: Pagefind = await import(/* @vite-ignore */ file);
    // If a file can't be fetched, Pagefind only logs it, and finds no talk.
    pagefind.fetchWith((file) =>
      fetchFile(file).catch((error: Error) => {
        throw (fetchError = error);
      }),
    );
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
    const { results = [] } = (await searchIndex(word, filters(selected))) ?? {};
    const before = found && new Map(found.map(({ id, score }) => [id, score]));
    found = before
      ? results
          .filter(({ id }) => before.has(id))
          .map(({ id, score }) => ({ id, score: score + before.get(id)! }))
      : results;
    if (!found.length) break;
  }
  return found ?? [];
}

export function fetchRecord({ id }: Hit): Promise<SearchRecord> {
  return fetchJson(`search/talks/${id}.json`);
}

/** @throws if search fails */
export async function searchIndex(words: string, filters: object): Promise<PagefindResults | null> {
  const results = await (await loadPagefind()).search(words || null, { filters });
  if (fetchError) throw fetchError;
  return results;
}

export function filters(selected: Query['selected']): Record<string, { any: string[] }> {
  return Object.fromEntries(
    facetNames.flatMap((name) => (selected[name].length ? [[name, { any: selected[name] }]] : [])),
  );
}
