import { anywhere, beginning, inHead } from '../words.ts';
import { words } from '../../words/script.ts';
import { fetchTalks, mergeHits, type Results } from './matches.ts';
import { findHits, type Hit } from './pagefind.ts';
import type { Query } from './query.ts';
import { suggestPages } from './name-suggestions.ts';
import { parseTerms, urlTerms, type Terms } from './terms.ts';

/** How long typing must pause before a search starts, in milliseconds. */
export const typingDelay = 200;

/** If fewer talks have the words themselves, those with words that begin with them are found, too. */
const few = 10;

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
  if (all.talks.length || !terms.names.length || query.verbatim) return all;
  // Loaded lazily: most searches find talks.
  const { findOthers } = await import('./corrections.ts');
  return findOthers(all, query);
}

/** Returns talks with all of the words, in any of their spellings. */
export async function findWithAll(terms: Terms, query: Query): Promise<Results> {
  const byRelevance = query.words !== '' && query.sort === 'relevance';
  const { searched, hits } = await findAnySpelling(terms, query);
  const order = query.sort === 'oldest' ? -1 : 1;
  const sorted = byRelevance ? hits : hits.toSorted((a, b) => (a.id < b.id ? order : -order));
  return { ...(await fetchTalks(sorted, terms, byRelevance)), searched };
}

/** Returns the hits of all spellings, those with the words in title or names first, and the search that found most. */
async function findAnySpelling({ spellings, typed }: Terms, query: Query) {
  let [searched, most] = ['', -1];
  const find = async (inIndex: (word: string) => string, all: string[][]) => {
    const found: Hit[][] = [];
    for (const spelling of all) {
      const indexed = spelling.map(inIndex);
      const hits = await findHits(indexed, query);
      if (hits.length > most) [searched, most] = [indexed.join(' '), hits.length];
      found.push(hits);
    }
    return mergeHits(found);
  };
  // "Keynote: What Python …" is found by "keynote what python", although "what" is a stop word.
  const hasStopWords = typed.length > (spellings[0]?.length ?? 0);
  const head = await find(inHead, hasStopWords ? [...spellings, typed] : spellings);
  let all = await find(anywhere, spellings.length ? spellings : [[]]);
  if (all.length < few) all = mergeHits([all, await find(beginning, spellings)]);
  return { searched, hits: mergeHits([scale(head, 1), scale(all, 0)]) };
}

/** Returns hits with scores from `least` to one more. */
function scale(hits: readonly Hit[], least: number): Hit[] {
  return hits.map(({ id, score }) => ({ id, score: least + score / (hits[0]!.score || 1) }));
}
