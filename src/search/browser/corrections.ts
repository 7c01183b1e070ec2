import { hasWord } from '../words.ts';
import { shardReader } from './files.ts';
import { corrections } from './spelling.ts';
import { toAmerican } from './terms.ts';

const readFirst = shardReader<Record<string, number>>('pagefind/words/first');
const readLast = shardReader<Record<string, number>>('pagefind/words/last');
const maxCandidates = 6;

/** What the archive has of the words of a search. */
export interface Checked {
  word: string;
  present: boolean;
  /** If it's absent, what it may be instead, the most likely first. */
  candidates: string[];
}

/** Returns which words the archive lacks, and what they may be. */
export function checkWords(words: readonly string[]): Promise<Checked[]> {
  return Promise.all(
    words.map(async (word) => {
      const first = await readFirst([...word][0]!);
      if (!/^\p{L}[\p{L}\p{N}]{2,}$/u.test(word) || Object.hasOwn(first, word))
        return { word, present: true, candidates: [] };
      const vocabulary = { ...first, ...(await readLast([...word].at(-1)!)) };
      // A reader who types quickly starts with the second letter.
      const second = await readFirst([...word][1]!);
      const all = Object.entries({ ...second, ...vocabulary });
      const candidates = typosIn(word) ? corrections(word, all, typosIn(word)) : [];
      const two = await splitWord(word);
      const present = !candidates.length && hasWord(new Set(Object.keys(first)), word);
      return {
        word,
        present,
        candidates: [...candidates.slice(0, maxCandidates), ...(two ? [two] : [])],
      };
    }),
  );
}

/** A technology that the archive lacks isn't a typo of a word that it has. */
const technologies = new Set(
  'blender cassandra clojure consul cython elixir erlang gradle groovy haskell kotlin laravel prolog scala solidity svelte swift'.split(
    ' ',
  ),
);

function typosIn(word: string): number {
  if (technologies.has(word)) return 0;
  return word.length < 4 ? 0 : word.length < 6 ? 0.8 : word.length < 8 ? 1 : 2;
}

/** Joins words that the archive writes as one. @example ['colour', 'maps'] // => ['colormaps'] */
export async function joinCompounds(words: readonly string[]): Promise<string[]> {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1) ?? '';
    const spellings = [before + word, toAmerican(before) + word];
    const own = before ? await readFirst([...before][0]!) : {};
    const compound = spellings.find((spelling) => before && Object.hasOwn(own, spelling));
    if (compound) joined[joined.length - 1] = compound;
    else joined.push(word);
  }
  return joined;
}

/** Splits a word into two of the archive, if it can. @example 'timeseries' // => 'time series' */
export async function splitWord(word: string): Promise<string | undefined> {
  for (let end = 3; end <= word.length - 3; end++) {
    const [first, second] = [word.slice(0, end), word.slice(end)];
    if (
      Object.hasOwn(await readFirst(first[0]!), first) &&
      Object.hasOwn(await readFirst(second[0]!), second)
    )
      return `${first} ${second}`;
  }
  return undefined;
}
