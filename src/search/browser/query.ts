import { facetNames, type FacetName } from '../record.ts';

/** A search: all of it is in the page's URL. */
export interface Query {
  words: string;
  /** The selected values of each facet; a talk needs one of them. */
  selected: Record<FacetName, string[]>;
  sort: 'relevance' | 'newest' | 'oldest';
  /** Search for the words as they are, without correcting them. */
  verbatim: boolean;
}

/** Reads `?q=…&topic=…&topic=…&sort=newest`. */
export function readQuery(search: string): Query {
  const parameters = new URLSearchParams(search);
  const selected = Object.fromEntries(facetNames.map((name) => [name, parameters.getAll(name)]));
  const sort = parameters.get('sort');
  return {
    words: parameters.get('q')?.trim() ?? '',
    selected: selected as Query['selected'],
    sort: sort === 'newest' || sort === 'oldest' ? sort : 'relevance',
    verbatim: parameters.has('verbatim'),
  };
}

/** Whether a query has neither words nor facets. */
export function isEmpty({ words, selected }: Query): boolean {
  return !words && facetNames.every((name) => !selected[name].length);
}
