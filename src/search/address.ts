/** What somebody searches for; the whole of it stands in the page's address. */
export interface Query {
  words: string;
  /** Chosen values by facet, any of which will do. */
  chosen: Record<Facet, string[]>;
}

export const facets = ['conference', 'topic', 'year'] as const;
export type Facet = (typeof facets)[number];

/** Reads `?q=…&topic=…&topic=…`. */
export function readQuery(search: string): Query {
  const parameters = new URLSearchParams(search);
  const chosen = Object.fromEntries(facets.map((facet) => [facet, parameters.getAll(facet)]));
  return { words: parameters.get('q')?.trim() ?? '', chosen: chosen as Query['chosen'] };
}

/** Writes it again, `''` for nothing. */
export function writeQuery({ words, chosen }: Query): string {
  const parameters = new URLSearchParams();
  if (words) parameters.set('q', words);
  for (const facet of facets) for (const value of chosen[facet]) parameters.append(facet, value);
  const search = parameters.toString();
  return search && `?${search}`;
}

/** Whether anything is asked for at all. */
export function isEmpty({ words, chosen }: Query): boolean {
  return !words && facets.every((facet) => chosen[facet].length === 0);
}
