import type { SearchRecord } from '../record.ts';
import { shardReader } from '../shards.ts';
import { shardKeys, type Vocabulary } from '../vocabulary.ts';
import { hasWord } from '../words.ts';
import { fetchMatches, mapSequential, mergeHits, type Results } from './matches.ts';
import type { Hit } from './pagefind.ts';
import type { Query } from './query.ts';
import { inHead, matchShare, rank, wordsOf } from './rank.ts';
import { parseTerms, stopWords, toAmerican, type Terms } from './terms.ts';
import { corrections, typosIn } from './typos.ts';

// What to search for if no talk has all the words. It's loaded only then.

/** The ways to search for talks. */
export interface Search {
  findWithAll(
    terms: Terms,
    query: Query,
    matches?: (talk: SearchRecord) => boolean,
    spellings?: string[],
  ): Promise<Results>;
  findExactly(spelling: string, query: Query): Promise<Hit[]>;
}

const maxPartial = 5;
const pageSize = 50;

/** Returns the talks for a corrected search, for all words but one, or for some of them. */
export async function findOthers(none: Results, query: Query, search: Search): Promise<Results> {
  const { terms } = none;
  const { typed } = terms;
  const checked = await checkWords(typed);
  if (checked.every(({ present }) => present)) {
    // "classifiable" is in one talk, and its stem in 175.
    const others = await none.more(pageSize);
    const hasExactly = (talk: SearchRecord) =>
      terms.names.every((name) => wordsOf(talk).all.has(name.join('')));
    const talks = others.filter(hasExactly);
    if (talks.length) return { ...none, talks, total: talks.length, estimated: false };
  }
  const joined = await joinCompounds(typed);
  const corrected =
    (await correct(typed, checked, query, search)) ??
    (await correct(joined, await checkWords(joined), query, search)) ??
    (await firstWith([await Promise.all(typed.map(splitWord))], query, search));
  if (corrected && corrected.searched !== terms.spellings[0]) return corrected;
  if (!terms.phrases.length) {
    const guess = await correct(typed, checked.map(suspectRare), query, search);
    if (guess && inHead(guess.talks[0]!, guess.terms) === 1) return guess;
  }

  const present = checked
    .filter(({ word }) => !stopWords.has(word))
    .flatMap((each) => (each.present ? each.word : each.candidates.slice(0, 1)));
  const { length } = terms.names;
  const most = present.length >= length && (await findWithAllButOne(terms, query, search));
  if (most && most.talks.length) return { ...most, lackOne: true };
  if (present.length * 2 < length || length < 2) return none;
  return { ...none, partial: await findWithSome(parseTerms(present.join(' ')), query, search) };
}

/** Replaces each absent word by the first candidate that talks have along with the other words. */
async function correct(
  words: string[],
  checked: Checked[],
  query: Query,
  search: Search,
): Promise<Results | undefined> {
  const absent = checked.findIndex(({ present }) => !present);
  const versions =
    absent < 0 ? [words] : checked[absent]!.candidates.map((each) => words.with(absent, each));
  const rest = checked.map((each, at) => (at === absent ? { ...each, present: true } : each));
  if (rest.every(({ present }) => present)) return firstWith(versions, query, search);
  for (const version of versions.slice(0, 2)) {
    const found = await correct(version, rest, query, search);
    if (found) return found;
  }
  return undefined;
}

/** Returns the talks for the first of these that a talk has in its title and names, or else at all. */
async function firstWith(
  versions: string[][],
  query: Query,
  { findWithAll }: Search,
): Promise<Results | undefined> {
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

/** Returns talks about at least two of the words that lack only one, if there are three or more. */
async function findWithAllButOne(
  terms: Terms,
  query: Query,
  { findWithAll }: Search,
): Promise<Results | undefined> {
  const { length } = terms.names;
  if (length < 3 || terms.phrases.length) return undefined;
  const words = terms.names.map((name) => name.join(''));
  const others = words.map((_, index) => words.toSpliced(index, 1).join(' '));
  const hasMost = (talk: SearchRecord) =>
    inHead(talk, terms) * length > 1.5 &&
    matchShare(talk, { ...terms, spellings: [] }) * length > length - 1.5;
  return findWithAll(terms, query, hasMost, others);
}

/** Returns a few talks with some of the words, those with rare words first. */
async function findWithSome(
  terms: Terms,
  query: Query,
  { findExactly }: Search,
): Promise<SearchRecord[]> {
  const words = terms.names.map((name) => name.join(''));
  const found = await mapSequential(words, (word) => findExactly(word, query));
  const rareFirst = found.map((hits) => hits.map(({ id }) => ({ id, score: 1 / hits.length })));
  const first = mergeHits(rareFirst, (a, b) => a + b);
  const { talks } = await fetchMatches(
    { first, total: first.length },
    (talk) => matchShare(talk, { ...terms, spellings: [] }) > 0,
    (candidates) => rank(candidates, terms),
  );
  return talks.slice(0, maxPartial);
}

const readShard = shardReader<Vocabulary>('pagefind/words');
const maxCandidates = 6;
/** A word in no more talks may be a typo in them. */
const maxTypos = 2;

/** What the archive has of the words of a search. */
interface Checked {
  word: string;
  present: boolean;
  /** If it's absent or rare, what it may be instead, the most likely first. */
  candidates: string[];
}

/**
 * Returns a word of few talks as an absent one, in case they have the same typo: of “automattic python
 * scikit”, the archive has each word, but no talk all.
 */
function suspectRare({ word, present, candidates }: Checked): Checked {
  return { word, candidates, present: present && !candidates.length };
}

/** Returns which words the archive lacks, and what they may be. */
function checkWords(words: readonly string[]): Promise<Checked[]> {
  return Promise.all(
    words.map(async (word) => {
      const known = { word, present: true, candidates: [] };
      if (stopWords.has(word) || !/^\p{L}[\p{L}\p{N}]{2,}$/u.test(word)) return known;
      const talks = await countTalks(word);
      if (talks > maxTypos) return known;
      const typos = typosIn(word, words.length === 1);
      const keys = shardKeys(word);
      let vocabulary: Vocabulary = {};
      let candidates: string[] = [];
      // The first five files have the words with one typo, and most with two.
      for (const some of [keys.slice(0, 5), keys])
        if (!candidates.length) {
          vocabulary = Object.assign({}, ...(await Promise.all(some.map(readShard))));
          candidates = typos ? corrections(word, Object.entries(vocabulary), typos) : [];
        }
      const present =
        talks > 0 || (!candidates.length && hasWord(new Set(Object.keys(vocabulary)), word));
      return { word, present, candidates: candidates.slice(0, maxCandidates) };
    }),
  );
}

/** Returns how many talks have a word. */
async function countTalks(word: string): Promise<number> {
  const shard = await readShard(shardKeys(word)[0]!);
  return Object.hasOwn(shard, word) ? shard[word]! : 0;
}

/** Joins words that the archive writes as one. @example ['colour', 'maps'] // => ['colormaps'] */
async function joinCompounds(words: readonly string[]): Promise<string[]> {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1) ?? '';
    const [compound, american] = [before + word, toAmerican(before) + word];
    if (before && (await countTalks(compound))) joined[joined.length - 1] = compound;
    else if (before && (await countTalks(american))) joined[joined.length - 1] = american;
    else joined.push(word);
  }
  return joined;
}

/** Splits a word into two of the archive, if it can. @example 'timeseries' // => 'time series' */
async function splitWord(word: string): Promise<string> {
  for (let end = 3; end <= word.length - 3; end++) {
    const [first, second] = [word.slice(0, end), word.slice(end)];
    if ((await countTalks(first)) && (await countTalks(second))) return `${first} ${second}`;
  }
  return word;
}
