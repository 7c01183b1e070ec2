import { headWord } from '../head-word.ts';
import type { SearchRecord } from '../record.ts';
import { checkWords, joinCompounds, splitWord } from './corrections.ts';
import { fetchMatches, type Hits, type MatchPage } from './matches.ts';
import { countHits, findHits, type Hit } from './pagefind.ts';
import type { Query } from './query.ts';
import { inHead, matchShare, rank } from './rank.ts';
import { suggestPages } from './name-suggestions.ts';
import { parseTerms, termsOf, type Terms } from './terms.ts';

/** The talks that match a query, and how. */
export interface Results extends MatchPage {
  /** The words that the talks have. */
  terms: Terms;
  /** The corrected search, if a word was misspelled. */
  corrected?: string;
  /** Whether the talks lack one of the words. */
  lackOne?: boolean;
  /** If no talk has all the words: a few that have some. */
  partial: SearchRecord[];
  /** The words that the index was searched for last. */
  searched: string;
}

/** How long typing must pause before a search starts, in milliseconds. */
export const typingDelay = 200;

const maxPartial = 5;
/**
 * Pagefind's time grows with the square of the talks that have a word. If more than `slow` have it, and
 * `enough` in their title or names, the others are searched for only on demand.
 */
const slow = 2000;
const enough = 10;

/** Returns the status of a search. */
export function statusText({ total, estimated, corrected, lackOne }: Results, typed: string) {
  const quoted = typed && ` “${typed}”`;
  if (typed && !parseTerms(typed).names.length) return 'Type a word or a name to search for.';
  if (!total) return `No talks match${quoted}. Try fewer or other words, or browse.`;
  const talks = `${estimated ? 'about ' : ''}${total} ${total === 1 ? 'talk' : 'talks'}`;
  if (corrected) return `Showing results for “${corrected}”: ${talks}.`;
  const match = `${talks} ${total === 1 ? 'matches' : 'match'}${lackOne ? ' most of' : ''}${quoted}`;
  return match[0]!.toUpperCase() + match.slice(1);
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
  const terms = parseTerms(query.words);
  const all = await findWithAll(terms, query);
  if (all.talks.length || !terms.names.length || query.verbatim) return all;

  const typed = terms.names.map((name) => name.join(''));
  const checked = await checkWords(typed);
  const joined = await joinCompounds(typed);
  const split = (await Promise.all(typed.map(splitWord))).map((two, at) => two ?? typed[at]!);
  const corrected =
    (await correct(typed, checked, query)) ??
    (await correct(joined, await checkWords(joined), query)) ??
    (await firstWith([split], query));
  if (corrected && corrected.searched !== terms.spellings[0]) return corrected;

  const present = checked.flatMap((each) =>
    each.present ? each.word : each.candidates.slice(0, 1),
  );
  const most = present.length === terms.names.length && (await findWithAllButOne(terms, query));
  if (most && most.talks.length) return { ...most, lackOne: true };
  if (present.length * 2 < terms.names.length || terms.names.length < 2) return all;
  return { ...all, partial: await findWithSome(termsOf(present), query) };
}

/** Replaces each absent word by the first candidate that talks have along with the other words. */
async function correct(
  words: string[],
  checked: Awaited<ReturnType<typeof checkWords>>,
  query: Query,
): Promise<Results | undefined> {
  const absent = checked.findIndex(({ present }) => !present);
  const versions =
    absent < 0 ? [words] : checked[absent]!.candidates.map((each) => words.with(absent, each));
  const rest = checked.map((each, at) => (at === absent ? { ...each, present: true } : each));
  if (rest.some(({ present }) => !present)) {
    for (const version of versions.slice(0, 2)) {
      const found = await correct(version, rest, query);
      if (found) return found;
    }
    return undefined;
  }
  return firstWith(versions, query);
}

/** Returns the talks for the first of these that a talk has in its title and names, or else at all. */
async function firstWith(versions: string[][], query: Query): Promise<Results | undefined> {
  let fallback: Results | undefined;
  for (const version of versions) {
    const corrected = version.join(' ');
    const terms = parseTerms(corrected);
    const found = await findWithAll(terms, query);
    if (!found.talks.length) continue;
    const results = { ...found, corrected };
    if (version.length === 1 || inHead(found.talks[0]!, terms) === 1) return results;
    fallback ??= results;
  }
  return fallback;
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
    return merge(await mapSequential(words, (spelling) => findExactly(spelling, query)), Math.max);
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
  const words = plain.split(' ').map(headWord).join(' ');
  const head = await findHits(words, query);
  const top = head[0]?.score ?? 1;
  const inHead = head.map(({ id, score }) => ({ id, score: 1 + score / top }));
  if (terms.names.length === 1 && head.length >= enough) {
    const total = await countHits(plain);
    if (total > slow) return { first: inHead, total, rest: find };
  }
  const all = await find();
  const best = all[0]?.score ?? 1;
  const scaled = all.map(({ id, score }) => ({ id, score: score / best }));
  const hits = merge([inHead.slice(0, enough), scaled], (a, b) => a + b);
  return { first: hits, total: hits.length };
}

/** Returns talks about at least two of the words that lack only one, if there are three or more. */
async function findWithAllButOne(terms: Terms, query: Query): Promise<Results | undefined> {
  const { length } = terms.names;
  if (length < 3 || terms.phrases.length) return undefined;
  const words = terms.names.map((name) => name.join(''));
  const others = words.map((_, index) => words.toSpliced(index, 1).join(' '));
  return findWithAll(
    terms,
    query,
    (talk) => inHead(talk, terms) * length > 1.5 && share(talk, terms) * length > length - 1.5,
    others,
  );
}

function share(talk: SearchRecord, terms: Terms): number {
  return matchShare(talk, { ...terms, spellings: [] });
}

/** Returns a few talks with at least a third of the words, those with rare words first. */
async function findWithSome(terms: Terms, query: Query): Promise<SearchRecord[]> {
  const words = terms.names.map((name) => name.join(''));
  const found = await mapSequential(words, (word) => findExactly(word, query));
  const weighted = found.map((hits) => {
    const topScore = hits.reduce((top, { score }) => Math.max(top, score), 1e-9);
    return hits.map((hit) => ({
      ...hit,
      score: (1 + hit.score / topScore) / Math.log(3 + hits.length),
    }));
  });
  const first = merge(weighted, (a, b) => a + b);
  const { talks } = await fetchMatches(
    { first, total: first.length },
    (talk) => share(talk, terms) > 0.3,
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
function merge(
  found: readonly (readonly Hit[])[],
  combineScores: (a: number, b: number) => number,
): Hit[] {
  const byId = new Map<string, Hit>();
  for (const { id, score } of found.flat()) {
    const same = byId.get(id);
    byId.set(id, { id, score: same ? combineScores(same.score, score) : score });
  }
  return [...byId.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1));
}
