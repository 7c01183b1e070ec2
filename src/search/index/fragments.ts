import { shardFiles, splitIntoShards } from '../shards.ts';
import { words } from '../words.ts';
import { contentName, unzip, type IndexFiles } from './pagefind-format.ts';

/** The file in which Pagefind stores a talk. */
export interface Fragment {
  /** The file's name, without folder and extension. */
  name: string;
  url: string;
  date: string;
  /** All text that can be searched. */
  text: string;
}

export function fragmentFile(name: string): string {
  return `fragment/${name}.pf_fragment`;
}

/** Returns the fragments of an index, one for each talk. */
export function readFragments(files: IndexFiles): Fragment[] {
  return [...files].flatMap(([path, bytes]) => {
    const name = /^fragment\/(.+)\.pf_fragment$/.exec(path)?.[1];
    if (!name) return [];
    const { url, content, meta } = JSON.parse(unzip(bytes).toString());
    const text = [content, ...Object.values(meta)].join(' ');
    return { name, url, date: meta.date ?? '', text };
  });
}

/**
 * Returns the fragments oldest first, each with a new name: its day, so that names sort by day, and
 * just enough digits to distinguish the talks of a day, because every search fetches all names.
 */
export function renameFragments(
  fragments: readonly Fragment[],
): { fragment: Fragment; name: string }[] {
  const byDay = Map.groupBy(fragments, ({ date }) => date);
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([day, ofDay]) => {
      const sorted = ofDay
        .map((fragment) => ({ fragment, digits: contentName(fragment.url, 64) }))
        .sort((a, b) => (a.digits < b.digits ? -1 : 1));
      return sorted.map(({ fragment, digits }, index) => {
        const neighbors = [sorted[index - 1]?.digits ?? '', sorted[index + 1]?.digits ?? ''];
        const length = 1 + Math.max(...neighbors.map((other) => sharedLength(digits, other)));
        return { fragment, name: day.replaceAll('-', '') + digits.slice(0, length) };
      });
    });
}

/** Returns how many characters two texts share at their beginning. */
function sharedLength(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count++;
  return count;
}

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
