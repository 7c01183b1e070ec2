import { words } from '../words.ts';
import { correctQuery, splitCompounds } from './corrections.ts';
import { fetchMatches, type MatchPage } from './matches.ts';
import { findHits, type FoundTalk, type Hit } from './pagefind.ts';
import type { Query } from './query.ts';
import { coverage, headWords, matchShare, rank } from './rank.ts';
import { correctWord } from './spelling.ts';
import { suggestPages } from './name-suggestions.ts';
import { parseTerms, type Terms } from './terms.ts';

/** The talks that match a query, and how. */
export interface Results extends MatchPage {
  /** The corrected search, if a word was misspelled. */
  corrected?: string;
  /** Whether the talks lack one of the words. */
  lackOne?: boolean;
  /** If no talk has all the words: a few that have some. */
  partial: FoundTalk[];
  /** The words that the index was searched for last. */
  searched: string;
}

/** How long typing must pause before a search starts, in milliseconds. */
export const typingDelay = 200;

const maxPartial = 5;

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

/** Returns the status of a search. */
export function statusText({ total, estimated, corrected, lackOne }: Results, typed: string) {
  const quoted = typed && ` “${typed}”`;
  if (!total) return `No talks match${quoted}. Try fewer or other words, or browse.`;
  const talks = `${estimated ? 'about ' : ''}${total} ${total === 1 ? 'talk' : 'talks'}`;
  if (corrected) return `Showing results for “${corrected}”: ${talks}.`;
  const match = `${talks} ${total === 1 ? 'matches' : 'match'}${lackOne ? ' most of' : ''}${quoted}`;
  return match[0]!.toUpperCase() + match.slice(1);
}

async function findTalks(query: Query): Promise<Results> {
  const terms = parseTerms(query.words);
  const all = await findWithAll(terms, query);
  if (all.talks.length || !terms.words.length || query.verbatim) return all;

  const { corrected, present } = await correctQuery(terms);
  for (const correct of [
    () => corrected,
    () => splitCompounds(terms),
    () => correctFromTalks(terms, present, query),
  ]) {
    const instead = await correct();
    if (!instead || instead === terms.words.join(' ')) continue;
    const better = await findWithAll(parseTerms(instead), query);
    if (better.talks.length) return { ...better, corrected: instead };
  }
  const most = present.length === terms.words.length && (await findWithAllButOne(terms, query));
  if (most && most.talks.length) return { ...most, lackOne: true };
  if (present.length * 2 < terms.words.length || terms.words.length < 2) return all;
  return { ...all, partial: await findWithSome(parseTerms(present.join(' ')), query) };
}

/** Returns talks with all of the words, in any of their spellings. */
async function findWithAll(
  terms: Terms,
  query: Query,
  spellings = terms.spellings,
  matches = (talk: FoundTalk) => matchShare(talk, terms) === 1,
): Promise<Results> {
  const byRelevance = query.words !== '' && query.sort === 'relevance';
  const found = await mapSequential(spellings, (spelling) => findExactly(spelling, query));
  const hits = merge(found, Math.max);
  const byDay = (a: Hit, b: Hit) => (a.id < b.id ? -1 : 1) * (query.sort === 'oldest' ? 1 : -1);
  const page = await fetchMatches(
    byRelevance ? hits : hits.toSorted(byDay),
    matches,
    (candidates) => (byRelevance ? rank(candidates, terms) : candidates),
  );
  return { ...page, partial: [], searched: spellings[0] ?? '' };
}

/** Returns talks about at least two of the words that lack only one, if there are three or more. */
async function findWithAllButOne(terms: Terms, query: Query): Promise<Results | undefined> {
  const { length } = terms.words;
  if (length < 3 || terms.phrases.length) return undefined;
  const others = terms.words.map((_, index) => terms.words.toSpliced(index, 1).join(' '));
  return findWithAll(terms, query, others, (talk) => {
    const inHead = coverage(headWords(talk.meta), terms.words) * length;
    return inHead > 1.5 && matchShare(talk, terms) * length > length - 1.5;
  });
}

/** Corrects the only misspelled word from the talks that have all the others, if these are few. */
async function correctFromTalks({ words: typed }: Terms, present: string[], query: Query) {
  const [misspelled, ...more] = typed.filter((word) => !present.includes(word));
  if (!misspelled || more.length || !present.length) return undefined;
  const { talks, total } = await findWithAll(parseTerms(present.join(' ')), query);
  if (total > talks.length) return undefined;
  const inTalks = talks.flatMap(({ content, meta }) => words(`${content} ${Object.values(meta)}`));
  const other = correctWord(misspelled, new Map(inTalks.map((word) => [word, 5])));
  return other && typed.map((word) => (word === misspelled ? other : word)).join(' ');
}

/** Returns a few talks with at least a third of the words, those with rare words first. */
async function findWithSome(terms: Terms, query: Query): Promise<FoundTalk[]> {
  const found = await mapSequential(terms.words, (word) => findExactly(word, query));
  const weighted = found.map((hits) => {
    const topScore = hits.reduce((top, { score }) => Math.max(top, score), 1e-9);
    return hits.map((hit) => ({
      ...hit,
      score: (1 + hit.score / topScore) / Math.log(3 + hits.length),
    }));
  });
  const { talks } = await fetchMatches(
    merge(weighted, (a, b) => a + b),
    (talk) => matchShare(talk, terms) > 0.3,
    (candidates) => rank(candidates, terms),
  );
  return talks.slice(0, maxPartial);
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

/** Maps items one after the other, because Pagefind drops a search if another one follows too soon. */
async function mapSequential<T, U>(items: readonly T[], map: (item: T) => Promise<U>) {
  const results: U[] = [];
  for (const item of items) results.push(await map(item));
  return results;
}

/** Merges the hits of several searches, each talk once, best first. */
function merge(found: Hit[][], combineScores: (a: number, b: number) => number): Hit[] {
  const [first, ...others] = found.filter(({ length }) => length);
  if (!first || !others.length) return first ?? [];
  const byId = new Map<string, Hit>();
  for (const hit of found.flat()) {
    const same = byId.get(hit.id);
    byId.set(hit.id, same ? { ...same, score: combineScores(same.score, hit.score) } : hit);
  }
  return [...byId.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
