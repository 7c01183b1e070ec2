import { shardFiles, splitIntoShards } from '../shards.ts';
import { words } from '../words.ts';

/**
 * Returns every word of the texts with the number of texts that have it, in JSON files by first
 * letter. The browser corrects spelling with them; `starts.json` names the file of a letter.
 */
export function vocabularyFiles(texts: Iterable<string>): [name: string, json: string][] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of new Set(words(text)))
      if (/^\p{L}[\p{L}\p{N}]{2,29}$/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);

  const items = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, count]) => ({
      key: [...word][0]!,
      item: [word, count],
      size: word.length + 5,
    }));
  const { starts, files } = splitIntoShards(items, 8192);
  return shardFiles({ starts, files: files.map((file) => Object.fromEntries(file)) });
}
