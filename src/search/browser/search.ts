import type { SearchRecord } from '../record.ts';
import { headWord } from '../words.ts';
import { words } from '../../words/script.ts';
import { fetchMatches, mapSequential, mergeHits, type Hits, type Results } from './matches.ts';
import { countIfCommon, findHits, type Hit } from './pagefind.ts';
import { isEmpty, type Query } from './query.ts';
import { matchShare, rank } from './rank.ts';
import { suggestPages } from './name-suggestions.ts';
import { parseTerms, urlTerms, type Terms } from './terms.ts';

/** How long typing must pause before a search starts, in milliseconds. */
export const typingDelay = 200;

/**
 * If a single word is common, and this many talks have it in their title or names, the others are
 * searched for only on demand.
 */
const enough = 10;

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
  return findOthers(all, query, { findWithAll, findExactly });
}

/** Returns talks with all of the words, in any of their spellings. */
async function findWithAll(
  terms: Terms,
  query: Query,
  matches = (talk: SearchRecord) => matchShare(talk, terms) === 1,
  spellings = terms.spellings,
): Promise<Results> {
  const byRelevance = query.words !== '' && query.sort === 'relevance';
  const find = async () => {
    const words = spellings.length ? spellings : [''];
    return mergeHits(
      await mapSequential(words, (spelling) => findExactly(spelling, query)),
      Math.max,
    );
  };
  const newest = (a: Hit, b: Hit) => (a.id < b.id ? 1 : -1) * (query.sort === 'oldest' ? -1 : 1);
  const hits = byRelevance
    ? await headFirst(terms, find, query)
    : await find().then((all) => ({ first: all.toSorted(newest), total: all.length }));
  const page = await fetchMatches(hits, matches, (candidates) =>
    byRelevance ? rank(candidates, terms) : candidates,
  );
  return { ...page, terms, partial: [], searched: spellings[0] ?? '' };
}

/** Returns the talks with all words in their title and names, before the others. */
async function headFirst(terms: Terms, find: () => Promise<Hit[]>, query: Query): Promise<Hits> {
  const [plain = ''] = terms.spellings;
  const words = plain.split(' ');
  const findInHead = (words: readonly string[]) => findHits(words.map(headWord).join(' '), query);
  let head = await findInHead(words);
  // "Keynote: What Python …" is found by "keynote what python", although "what" is a stop word.
  if (head.length > enough && terms.typed.length > words.length)
    head = mergeHits([head, await findInHead(terms.typed)], (a, b) => a + b);
  const inHead = scale(head, 1);
  if (head.length >= enough && words.length === 1 && isEmpty({ ...query, words: '' })) {
    const total = await countIfCommon(plain);
    if (total) return { first: inHead, total, rest: find };
  }
  const all = await find();
  const hits = mergeHits([inHead.slice(0, enough), scale(all, 0)], (a, b) => a + b);
  return { first: hits, total: hits.length };
}

/** Returns hits with scores from `least` to one more. */
function scale(hits: readonly Hit[], least: number): Hit[] {
  return hits.map(({ id, score }) => ({ id, score: least + score / hits[0]!.score }));
}

/** Returns talks with these words. Quotes keep Pagefind from finding longer words by a short one. */
async function findExactly(spelling: string, query: Query): Promise<Hit[]> {
  const hits = await findHits(spelling, query);
  const short = spelling.split(' ').filter((word) => /^[a-z\d+#]{1,3}$/.test(word));
  const exactIds = await mapSequential(short, async (word) => {
    const exact = await findHits(`"${word}"`, query);
    return new Set(exact.map(({ id }) => id));
  });
  return hits.filter(({ id }) => exactIds.every((ids) => ids.has(id)));
}
