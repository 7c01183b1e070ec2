import { withBase } from '../../paths.ts';
import type { FacetName, SearchRecord } from '../record.ts';
import { facetNames } from '../record.ts';
import { fetchFile } from './files.ts';
import type { Query } from './query.ts';

/** A talk that Pagefind found. */
export interface Hit {
  /** Begins with the talk's day. */
  id: string;
  score: number;
}

/** How many talks each value of a facet has. */
export type Counts = Record<string, number>;

interface Pagefind {
  /** Added by src/search/index/pagefind-format.ts. */
  fetchWith(fetchFile: (file: string) => Promise<Response>): void;
  options(options: object): Promise<void>;
  search(words: string | null, options: object): Promise<PagefindResults | null>;
}

interface PagefindResults {
  results: Hit[];
  unfilteredResultCount: number;
  filters: Partial<Record<FacetName, Counts>>;
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
  return (await search(words, filters(selected)))?.results ?? [];
}

/** Returns how many talks have these words. Without results to rank it takes no time. */
export async function countHits(words: string): Promise<number> {
  return (await search(words, { year: ['none'] }))?.unfilteredResultCount ?? 0;
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

/**
 * Returns how many talks each value of a facet has, among those that match the words and the query's
 * other facets.
 */
export async function countTalks(words: string, facet: FacetName, query: Query): Promise<Counts> {
  const others = { ...filters({ ...query.selected, [facet]: [] }), [facet]: [] };
  return (await search(words, others))?.filters[facet] ?? {};
}

async function search(words: string, filters: object): Promise<PagefindResults | null> {
  const results = await (await loadPagefind()).search(words || null, { filters });
  if (fetchError) throw fetchError;
  return results;
}

function filters(selected: Query['selected']): Record<string, { any: string[] }> {
  return Object.fromEntries(
    facetNames.flatMap((name) => (selected[name].length ? [[name, { any: selected[name] }]] : [])),
  );
}
