import { readShard, shardKeys } from '../vocabulary.ts';
import { anywhere, inHead, isMatch } from '../words.ts';
import { fetchTalks, findWithAll, mergeHits, type Results } from './matches.ts';
import { findHits, type Hit } from './pagefind.ts';
import type { Query } from './query.ts';
import { parseTerms, stopWords } from './terms.ts';
import { corrections } from './typos.ts';

// What to search for if no talk has all the words. It's loaded only then.

const maxPartial = 5;
const maxVersions = 12;
const maxCandidates = 6;
/** No more talks have the same typo. */
const maxTypos = 10;

/** Returns the talks for a corrected search, for all words but one, or for some of them. */
export async function findOthers(none: Results, query: Query): Promise<Results> {
  const { typed, names, phrases } = none.terms;
  const possible = await possibleWords(typed, 0);
  const versions = versionsOf(possible).filter((version) => version !== typed.join(' '));
  // The talks with a rare word may have the same typo, as those with “rasberry pi”.
  const suspected = phrases.length ? [] : versionsOf(await possibleWords(typed, maxTypos));
  const corrected =
    (await firstFound([...versions, ...suspected], inHead, query)) ??
    (await firstFound(versions, anywhere, query));
  if (corrected) return { ...(await findWithAll(parseTerms(corrected), query)), corrected };

  const likely = possible.flatMap((words) => words.slice(0, 1));
  const words = likely.filter((word) => !stopWords.has(word));
  if (names.length < 2 || words.length * 2 < names.length) return none;
  return findWithSome(none, words, query);
}

/** Returns the searches for one of the possible words each, the likeliest first. */
function versionsOf(possible: string[][]): string[] {
  let versions = [{ words: '', cost: 0 }];
  for (const words of possible)
    versions = versions
      .flatMap((version) =>
        words.map((word, at) => ({
          words: `${version.words} ${word}`.trim(),
          cost: version.cost + at,
        })),
      )
      .sort((a, b) => a.cost - b.cost)
      .slice(0, maxVersions);
  return versions.map(({ words }) => words);
}

/** Returns the first search for words of one talk. */
async function firstFound(versions: string[], inIndex: (word: string) => string, query: Query) {
  for (const version of versions) {
    const [words = []] = parseTerms(version).spellings;
    if ((await findHits(words.map(inIndex), query)).length) return version;
  }
  return undefined;
}

/**
 * Returns the talks that lack only one of three or more words, and have one in their title or names; or
 * else a few talks with some of the words, those with rare words first.
 */
async function findWithSome(none: Results, words: string[], query: Query): Promise<Results> {
  const { names, phrases } = none.terms;
  const found: Hit[][] = [];
  const inHeads = new Set<string>();
  for (const word of words) {
    found.push(await findHits([anywhere(word)], query));
    for (const { id } of await findHits([inHead(word)], query)) inHeads.add(id);
  }
  const merge = (scoreOf: (hits: Hit[]) => number) =>
    mergeHits(found.map((hits) => hits.map(({ id }) => ({ id, score: scoreOf(hits) }))));
  const counts = new Map(merge(() => 1).map(({ id, score }) => [id, score]));
  const sorted = merge(({ length }) => 1 / length);
  const lackOne = sorted.filter(({ id }) => counts.get(id)! >= names.length - 1 && inHeads.has(id));
  if (names.length > 2 && words.length >= names.length && !phrases.length && lackOne.length)
    return { ...none, ...(await fetchTalks(lackOne, none.terms, true)), lackOne: true };
  const terms = parseTerms(words.join(' '));
  return { ...none, partial: await fetchTalks(sorted.slice(0, maxPartial), terms, true) };
}

/**
 * Returns for each word what it may be, the likeliest first: itself if the archive has it, and others
 * unless more talks than `most` have it.
 */
function possibleWords(words: readonly string[], most: number): Promise<string[][]> {
  return Promise.all(
    words.map(async (word) => {
      const talks = await countTalks(word);
      if (stopWords.has(word) || !/^\p{L}[\p{L}\p{N}]{2,}$/u.test(word) || talks > most)
        return [word];
      const keys = shardKeys(word);
      let found: string[] = [];
      // The first five files have the words with one typo, and most with two.
      for (const some of [keys.slice(0, 5), keys]) {
        const vocabulary = Object.assign({}, ...(await Promise.all(some.map(readShard))));
        found = corrections(word, Object.entries(vocabulary), words.length === 1);
        if (found.length) break;
        if (Object.keys(vocabulary).some((other) => isMatch(other, word))) return [word];
      }
      const others = [...found.slice(0, maxCandidates), ...(await splitWord(word))];
      return talks ? [word, ...others] : others;
    }),
  );
}

/** Returns how many talks have a word. */
async function countTalks(word: string): Promise<number> {
  const shard = await readShard(shardKeys(word)[0]!);
  return Object.hasOwn(shard, word) ? shard[word]! : 0;
}

/** Splits a word into two of the archive, if it can. @example 'timeseries' // => ['time series'] */
async function splitWord(word: string): Promise<string[]> {
  for (let end = 3; end <= word.length - 3; end++) {
    const [first, second] = [word.slice(0, end), word.slice(end)];
    if ((await countTalks(first)) && (await countTalks(second))) return [`${first} ${second}`];
  }
  return [];
}
