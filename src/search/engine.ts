import { at } from '../paths.ts';
import { facets, type Facet, type Query } from './address.ts';

/** A talk that Pagefind found; `data` fetches the rest of it. */
export interface Hit {
  data(): Promise<Found>;
}

export interface Found {
  url: string;
  excerpt: string;
  content: string;
  meta: Record<string, string | undefined>;
}

export interface Answer {
  hits: Hit[];
  /** How many talks that match the words each value of a facet has; only of facets asked for. */
  counts: Partial<Record<Facet, Record<string, number>>>;
}

interface Pagefind {
  options(options: object): Promise<void>;
  search(
    words: string | null,
    options: { filters: Record<string, string[] | { any: string[] }> },
  ): Promise<{ results: Hit[]; totalFilters: Answer['counts'] } | null>;
}

/** What made the expected talk come first most often, of a hundred real queries. */
const ranking = {
  pageLength: 0.1,
  termFrequency: 0.4,
  metaWeights: { title: 5, speakers: 5, aliases: 4, topics: 3, conference: 1, date: 0 },
};

let engine: Promise<Pagefind> | undefined;

/** Fetches Pagefind, once and not before the visitor reaches for search. @throws where it can't run */
export function start(): Promise<Pagefind> {
  engine ??= (async () => {
    const pagefind: Pagefind = await import(/* @vite-ignore */ at('pagefind/pagefind.js'));
    // Without its worker it runs under the strictest policy, and is no slower to the first result.
    await pagefind.options({ baseUrl: at(''), excerptLength: 30, noWorker: true, ranking });
    return pagefind;
  })();
  return engine;
}

/**
 * The talks that match, best first.
 * @param open facets whose counts are wanted although nothing in them is chosen
 */
export async function ask({ words, chosen }: Query, open: ReadonlySet<Facet>): Promise<Answer> {
  const filters: Record<string, string[] | { any: string[] }> = {};
  for (const facet of facets) {
    if (chosen[facet].length) filters[facet] = { any: chosen[facet] };
    else if (open.has(facet)) filters[facet] = [];
  }
  const found = await (await start()).search(words || null, { filters });
  return { hits: found?.results ?? [], counts: found?.totalFilters ?? {} };
}
