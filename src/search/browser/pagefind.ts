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

/** Compares hits: the best first, of equal ones the newest. */
export function byScore(a: Hit, b: Hit): number {
  return b.score - a.score || (a.id < b.id ? 1 : -1);
}

interface Pagefind {
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

const commonWords = 'pagefind/words/common.json';
let loading: Promise<Pagefind> | undefined;
let attempt = 0;

/** Loads Pagefind, once. @throws if it can't run */
export function loadPagefind(): Promise<Pagefind> {
  loading ??= (async () => {
    void fetchJson(commonWords);
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

/** Returns the talks with all these words and the query's facets, best first. @throws if search fails */
export async function findHits(words: string, { selected }: Query): Promise<Hit[]> {
  return (await searchIndex(words, filters(selected)))?.results ?? [];
}

/** Returns how many talks have a word. @returns undefined if it isn't common */
export async function countIfCommon(word: string): Promise<number | undefined> {
  const common = await fetchJson<Record<string, number>>(commonWords);
  return Object.hasOwn(common, word) ? common[word] : undefined;
}

export function fetchRecord({ id }: Hit): Promise<SearchRecord> {
  return fetchJson(`search/talks/${id}.json`);
}

/** @throws if search fails */
export async function searchIndex(words: string, filters: object): Promise<PagefindResults | null> {
  return (await loadPagefind()).search(words || null, { filters });
}

export function filters(selected: Query['selected']): Record<string, { any: string[] }> {
  return Object.fromEntries(
    facetNames.flatMap((name) => (selected[name].length ? [[name, { any: selected[name] }]] : [])),
  );
}
