/** What somebody searches for; the whole of it stands in the page's address. */
export interface Query {
  words: string;
  /** Chosen values by facet, any of which will do. */
  chosen: Record<Facet, string[]>;
  sort: Sort;
  /** Take the words as they are, without correcting them. */
  verbatim: boolean;
}

export const facets = ['series', 'conference', 'year', 'topic', 'format', 'language'] as const;
export type Facet = (typeof facets)[number];
export const sorts = ['relevance', 'newest', 'oldest'] as const;
export type Sort = (typeof sorts)[number];

/** Reads `?q=…&topic=…&topic=…&sort=newest`. */
export function readQuery(search: string): Query {
  const parameters = new URLSearchParams(search);
  const chosen = Object.fromEntries(facets.map((facet) => [facet, parameters.getAll(facet)]));
  return {
    words: parameters.get('q')?.trim() ?? '',
    chosen: chosen as Query['chosen'],
    sort: sorts.find((sort) => sort === parameters.get('sort')) ?? 'relevance',
    verbatim: parameters.has('verbatim'),
  };
}

/** Writes it again, `''` for nothing. */
export function writeQuery({ words, chosen, sort, verbatim }: Query): string {
  const parameters = new URLSearchParams();
  if (words) parameters.set('q', words);
  for (const facet of facets) for (const value of chosen[facet]) parameters.append(facet, value);
  if (sort !== 'relevance') parameters.set('sort', sort);
  if (verbatim) parameters.set('verbatim', '');
  const search = parameters.toString();
  return search && `?${search}`;
}

/** Whether anything is asked for at all. */
export function isEmpty({ words, chosen }: Query): boolean {
  return !words && facets.every((facet) => !chosen[facet].length);
}
