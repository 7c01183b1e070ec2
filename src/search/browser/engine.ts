import { withBase } from '../../paths.ts';
import { facets, type Facet, type Query } from './address.ts';
import { fetchFile } from './fetching.ts';

/** A talk that Pagefind found; `data` fetches the rest of it, once. */
export interface Hit {
  /** Begins with the talk's day. */
  id: string;
  score: number;
  data(): Promise<Found>;
}

export interface Found {
  url: string;
  excerpt: string;
  content: string;
  /** What stands as `data-pagefind-meta` in its page. */
  meta: { title: string; date: string; language: string } & Record<string, string | undefined>;
  /** The page's own passages, each below a heading with an id. */
  sub_results: Passage[];
}

export interface Passage {
  title: string;
  url: string;
  excerpt: string;
  locations: number[];
}

/** How many talks each value of a facet has. */
export type Counts = Record<string, number>;

interface Pagefind {
  /** Ours, see src/search/index/stable.ts. */
  fetchWith(fetchFile: (file: string) => Promise<Response>): void;
  options(options: object): Promise<void>;
  search(words: string | null, options: object): Promise<Answer | null>;
}

interface Answer {
  results: Hit[];
  filters: Partial<Record<Facet, Counts>>;
}

/** What made the expected talk come first most often; src/search/queries.yaml is what it was tried on. */
const ranking = {
  pageLength: 0.1,
  termFrequency: 0.4,
  metaWeights: { title: 8, speakers: 5, aliases: 4, topics: 3, conference: 1, also: 0.5, date: 0 },
};

let engine: Promise<Pagefind> | undefined;
let attempt = 0;
let lost: Error | undefined;

/** Fetches Pagefind, once and not before the visitor reaches for search. @throws where it can't run */
export function start(): Promise<Pagefind> {
  engine ??= (async () => {
    lost = undefined;
    const file = withBase(`pagefind/pagefind.js?${attempt++}`);
    const pagefind: Pagefind = await import(/* @vite-ignore */ file);
    // Pagefind only logs what it can't fetch, and then finds no talk.
    pagefind.fetchWith((file) =>
      fetchFile(file).catch((error: Error) => {
        throw (lost = error);
      }),
    );
    // Without its worker it runs under the strictest policy, and is no slower to the first result.
    await pagefind.options({ baseUrl: withBase(''), excerptLength: 30, noWorker: true, ranking });
    return pagefind;
  })();
  return engine;
}

/** What to say where a search failed. The next begins anew: Pagefind remembers what it could not fetch. */
export function failure(): string {
  engine = undefined;
  return typeof WebAssembly === 'undefined'
    ? 'Search can’t run in this browser. Browse instead:'
    : 'Search can’t be fetched now. Search again, or browse:';
}

/** The talks that have all these words and what is chosen, best first. @throws where they can't be had */
export async function ask(words: string, { chosen }: Pick<Query, 'chosen'>): Promise<Hit[]> {
  return (await search(words, filters(chosen)))?.results ?? [];
}

/**
 * How many talks each value of a facet has, of those that match the words and what is chosen in the
 * other facets: what choosing it too would bring.
 */
export async function count(words: string, facet: Facet, chosen: Query['chosen']): Promise<Counts> {
  const others = { ...filters({ ...chosen, [facet]: [] }), [facet]: [] };
  return (await search(words, others))?.filters[facet] ?? {};
}

async function search(words: string, filters: object): Promise<Answer | null> {
  const found = await (await start()).search(words || null, { filters });
  if (lost) throw lost;
  return found;
}

function filters(chosen: Query['chosen']): Record<string, { any: string[] }> {
  return Object.fromEntries(
    facets.flatMap((facet) => (chosen[facet].length ? [[facet, { any: chosen[facet] }]] : [])),
  );
}
