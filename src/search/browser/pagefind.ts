import { withBase } from '../../paths.ts';
import { facetNames, type FacetName, type SearchRecord } from '../record.ts';
import { fetchFile, shardReader } from '../shards.ts';
import type { Query } from './query.ts';

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
  unfilteredResultCount: number;
  filters: Partial<Record<FacetName, Record<string, number>>>;
}

/**
 * The order in which talks are fetched; src/search/browser/rank.ts then sorts them. A page's length is
 * that of its title, so a small weight prefers short titles. A title counts more than a speaker for
 * "ansible", a speaker more than a topic for "armin rigo", and any of them more than a text.
 */
const ranking = {
  pageLength: 0.1,
  metaWeights: { title: 8, speakers: 5, aliases: 4, topics: 3, conference: 1 },
};

let loading: Promise<Pagefind> | undefined;
let attempt = 0;
let fetchError: Error | undefined;
let records = new Map<string, Promise<SearchRecord>>();

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
  records = new Map();
  return typeof WebAssembly === 'undefined'
    ? 'Search can’t run in this browser. Browse instead:'
    : 'Search didn’t load. Try again, or browse:';
}

/** Returns the talks with all these words and the query's facets, best first. @throws if search fails */
export async function findHits(words: string, { selected }: Query): Promise<Hit[]> {
  return (await searchIndex(words, filters(selected)))?.results ?? [];
}

const readWords = shardReader<Record<string, number>>('pagefind/words/first');

/** Returns how many talks have a word; 0 if they are few or the word isn't in the vocabulary. */
export async function countTalksWith(word: string): Promise<number> {
  return (await readWords([...word][0] ?? ''))[word] ?? 0;
}

/** Returns how many talks have these words. Without results to rank it takes no time. */
export async function countHits(words: string): Promise<number> {
  return (await searchIndex(words, { year: ['none'] }))?.unfilteredResultCount ?? 0;
}

/** Fetches a talk, once. */
export function fetchRecord({ id }: Hit): Promise<SearchRecord> {
  const cached = records.get(id);
  if (cached) return cached;
  const fetched = fetchFile(withBase(`search/talks/${id}.json`)).then(
    (response) => response.json() as Promise<SearchRecord>,
  );
  records.set(id, fetched);
  return fetched;
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
