import type { SearchRecord } from '../record.ts';
import type { Results } from './matches.ts';
import { handleFailure, loadPagefind } from './pagefind.ts';
import { isEmpty, type Query } from './query.ts';
import { search, statusText } from './search.ts';
import type { Terms } from './terms.ts';

// The search page and the dialog search while the reader types. Their parts have the same ids.

let searches = 0;

/** Returns the part of the search page, or of the dialog, with this id. */
export function part<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(`at:${id}`) as T;
}

/** Resolves or rejects as a promise does; never if the reader types or searches before. */
export function unlessNewer<T>(promise: Promise<T>): Promise<T> {
  const number = searches;
  return promise.finally(() => (number === searches ? undefined : new Promise(() => {})));
}

/** Calls a function when typing pauses for 200 ms, unless a search starts before. */
export function onTyping(listener: () => void): void {
  const field = part('q');
  const load = () => void loadPagefind().catch(handleFailure);
  // The index starts to load when the reader reaches for the field.
  field.addEventListener('focus', load);
  if (document.activeElement === field) load();
  field.addEventListener('input', async () => {
    searches++;
    await unlessNewer(new Promise((resolve) => setTimeout(resolve, 200)));
    listener();
  });
}

/**
 * Shows the talks that match a query, suggested pages and counts of facets, together, or that search
 * failed.
 * @returns undefined if the query is empty or search failed; never if another search starts before
 */
export async function showResults(
  query: Query,
  item: (talk: SearchRecord, terms: Terms) => HTMLElement,
): Promise<Results | undefined> {
  searches++;
  let found: Awaited<ReturnType<typeof search>> | undefined;
  let message = '';
  try {
    const isOpen = document.querySelector('[data-facet][open]');
    const facets = isOpen && (await unlessNewer(import('./facets.ts')));
    if (!isEmpty(query)) found = await unlessNewer(search(query));
    const words = found?.results.searched ?? '';
    const showCounts = facets && (await unlessNewer(facets.countFacets(words, query)));
    showCounts?.();
    if (found) message = statusText(found.results, query.words);
  } catch {
    found = undefined;
    message = handleFailure();
  }
  const { results, suggestions = [] } = found ?? {};
  const items = results?.talks.map((talk) => item(talk, results.terms)) ?? [];
  part('status').textContent = message;
  part('offers').replaceChildren(...suggestions);
  part('results').replaceChildren(...items);
  part('ways').hidden = items.length > 0;
  return results;
}
