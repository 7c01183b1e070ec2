import { shelves } from '../shards.ts';
import { words } from '../words.ts';

/**
 * Every word of the talks and in how many of them it stands, in files by first letter: what spelling
 * is corrected from. The browser fetches one when it meets a word that it does not find, and
 * `starts.json`, which tells it the file.
 */
export function vocabularyFiles(texts: Iterable<string>): [name: string, text: string][] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of new Set(words(text)))
      if (/^\p{L}[\p{L}\p{N}]{2,29}$/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);

  const lines = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, count]) => ({
      key: [...word][0]!,
      item: [word, count],
      size: word.length + 5,
    }));
  const { starts, files } = shelves(lines, 8192);
  return [
    ['starts.json', JSON.stringify(starts)],
    ...files.map((file, number): [string, string] => [
      `${number}.json`,
      JSON.stringify(Object.fromEntries(file)),
    ]),
  ];
}
