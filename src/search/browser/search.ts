import { words } from '../../words/script.ts';
import { findWithAll, type Results } from './matches.ts';
import type { Query } from './query.ts';
import { suggestPages } from './name-suggestions.ts';
import { parseTerms, urlTerms } from './terms.ts';

/** Returns the status of a search. */
export function statusText({ total, estimated, corrected, lackOne }: Results, typed: string) {
  if (typed && !parseTerms(typed).names.length) return words.typeWord;
  if (!total) return words.noMatch(typed);
  if (corrected) return words.corrected(corrected, total, estimated);
  return words.matches(total, typed, estimated, !!lackOne);
}

/**
 * Returns the talks that match a query, and suggested pages. They come together, so that suggestions
 * don't move a talk when the reader clicks it.
 * @throws if search fails
 */
export async function search(query: Query) {
  const suggestions = suggestPages(query.words);
  const results = await findTalks(query);
  const { corrected } = results;
  return { results, suggestions: await (corrected ? suggestPages(corrected) : suggestions) };
}

async function findTalks(query: Query): Promise<Results> {
  const url = urlTerms(query.words);
  const byUrl = url && (await findWithAll(url, query));
  if (byUrl?.talks.length) return byUrl;
  const terms = parseTerms(query.words);
  const all = await findWithAll(terms, query);
  // If fewer talks have the words themselves, they may be unfinished or misspelled.
  if (all.total >= 10 || !terms.names.length || query.verbatim) return all;
  // Loaded lazily: most searches find talks.
  const { completed, findOthers } = await import('./corrections.ts');
  const more = await findWithAll(await completed(terms), query);
  return more.total ? more : findOthers(all, query);
}
