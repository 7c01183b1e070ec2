import { shardFiles, splitIntoShards } from '../shards.ts';

/**
 * Returns every word with the number of talks that have it, in JSON files by the first letter, and
 * again by the last: a typo leaves one of the two. The browser corrects spelling with them.
 */
export function vocabularyFiles(counts: ReadonlyMap<string, number>): [string, Uint8Array][] {
  const words = [...counts]
    .filter(([word]) => /^\p{L}[\p{L}\p{N}]{2,29}$/u.test(word) && !word.endsWith('ǂ'))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return (['first', 'last'] as const).flatMap((end) => {
    const items = words.map(([word, count]) => ({
      key: end === 'first' ? [...word][0]! : [...word].at(-1)!,
      item: [word, count],
      size: word.length + 5,
    }));
    const { starts, files } = splitIntoShards(items, 8192);
    const shards = { starts, files: files.map((file) => Object.fromEntries(file)) };
    return shardFiles(shards).map(([name, json]): [string, Uint8Array] => [
      `words/${end}/${name}`,
      Buffer.from(json),
    ]);
  });
}
