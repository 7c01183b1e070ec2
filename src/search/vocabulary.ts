import { shardFiles, shardReader } from './shards.ts';

/** Words, with the number of talks that have them. */
type Vocabulary = Record<string, number>;

export const readShard = shardReader<Vocabulary>('pagefind/words');

/**
 * Returns every word with the number of talks that have it, in JSON files by the first two letters, and
 * again by the last two: a typo leaves one of the two. The browser corrects spelling with them.
 */
export function vocabularyFiles(counts: ReadonlyMap<string, number>): [string, string][] {
  const items = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .filter(([word]) => /^\p{L}[\p{L}\p{N}]{2,29}$/u.test(word))
    .flatMap((item) => {
      const [first, , , , last] = shardKeys(item[0]);
      return [first, last].map((key) => [key!, item] as const);
    });
  return shardFiles(items, 10_240, Object.fromEntries);
}

/**
 * Returns the keys of the files that a word may be in if it has a typo. The first and the fifth are the
 * word's own; the others are for two swapped letters, and for a letter too many, at either end.
 */
export function shardKeys(word: string): string[] {
  const near = ([a, b, c]: string[]) => [`${a}${b}`, `${b}${a}`, `${b}${c}`, `${a}${c}`];
  const letters = [...word];
  return [...near(letters), ...near(letters.toReversed()).map((key) => `-${key}`)];
}
