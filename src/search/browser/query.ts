import { facetNames, type FacetName } from '../record.ts';

/** A search: all of it is in the page's URL. */
export interface Query {
  words: string;
  /** The selected values of each facet; a talk needs one of them. */
  selected: Record<FacetName, string[]>;
  sort: Sort;
  /** Search for the words as they are, without correcting them. */
  verbatim: boolean;
}

const sorts = ['relevance', 'newest', 'oldest'] as const;
export type Sort = (typeof sorts)[number];

/** Reads `?q=…&topic=…&topic=…&sort=newest`. */
export function readQuery(search: string): Query {
  const parameters = new URLSearchParams(search);
  const selected = Object.fromEntries(facetNames.map((name) => [name, parameters.getAll(name)]));
  return {
    words: parameters.get('q')?.trim() ?? '',
    selected: selected as Query['selected'],
    sort: sorts.find((sort) => sort === parameters.get('sort')) ?? 'relevance',
    verbatim: parameters.has('verbatim'),
  };
}

/** Returns what `readQuery` reads; `''` for an empty query. */
export function writeQuery({ words, selected, sort, verbatim }: Query): string {
  const parameters = new URLSearchParams();
  if (words) parameters.set('q', words);
  for (const name of facetNames) for (const value of selected[name]) parameters.append(name, value);
  if (sort !== 'relevance') parameters.set('sort', sort);
  if (verbatim) parameters.set('verbatim', '');
  const search = parameters.toString();
  return search && `?${search}`;
}

/** Whether a query has neither words nor facets. */
export function isEmpty({ words, selected }: Query): boolean {
  return !words && facetNames.every((name) => !selected[name].length);
}
