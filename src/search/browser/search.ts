import { words } from '../../words/script.ts';
import { findWithAll, type Results } from './matches.ts';
import type { Query } from './query.ts';
import { suggestPages } from './name-suggestions.ts';
import { parseTerms, urlTerms, type Terms } from './terms.ts';
import { readShard, shardKeys } from '../vocabulary.ts';

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
  const more = await findWithAll(await completed(terms), query);
  if (more.total) return more;
  // Loaded lazily: most searches find talks.
  const { findOthers } = await import('./corrections.ts');
  return findOthers(all, query);
}

/** Adds a spelling with the last word completed: “documentatio” doesn’t begin with the stem that it will have. */
async function completed(terms: Terms): Promise<Terms> {
  const [words = []] = terms.spellings;
  const last = words.at(-1)!;
  const spellings = Object.entries(await readShard(shardKeys(last)[0]!))
    .filter(([word]) => last.length > 2 && word !== last && word.startsWith(last))
    .sort(([, a], [, b]) => b - a)
    .slice(0, 1)
    .map(([word]) => words.with(-1, word));
  return { ...terms, spellings: [...terms.spellings, ...spellings], unfinished: true };
}
