import { at } from '../paths.ts';
import type { Question } from './question.ts';
import { shard } from './shard.ts';
import { correction } from './spelling.ts';
import { hasWord } from './words.ts';

const files = new Map<number, Promise<Map<string, number>>>();

/**
 * What was meant, where the archive lacks a word.
 * @returns the words that it has, those corrected included, and the whole if something was corrected
 */
export async function meant(asked: Question): Promise<{ corrected?: string; known: string[] }> {
  const heard = await Promise.all(
    asked.words.map(async (word) => {
      const own = await vocabulary(word[0] ?? '');
      if (!/^\p{L}[\p{L}\p{N}]{2,}$/u.test(word) || hasWord(new Set(own.keys()), word))
        return { word, known: true };
      const swapped = await vocabulary(word[1] ?? '');
      const other = correction(word, new Map([...own, ...swapped])) ?? (await inTwo(word));
      return { word: other ?? word, known: other !== undefined };
    }),
  );
  const known = heard.filter((each) => each.known).map(({ word }) => word);
  const words = heard.map(({ word }) => word);
  const changed = words.some((word, index) => word !== asked.words[index]);
  return changed ? { corrected: words.join(' '), known } : { known };
}

/** Two words of the archive that were run together. @example 'timeseries' // => 'time series' */
async function inTwo(word: string): Promise<string | undefined> {
  for (let end = 4; end <= word.length - 4; end++) {
    const [first, second] = [word.slice(0, end), word.slice(end)];
    const [one, two] = await Promise.all([vocabulary(first[0]!), vocabulary(second[0]!)]);
    if (one.has(first) && two.has(second)) return `${first} ${second}`;
  }
  return undefined;
}

/** The archive's words that begin with a letter, and in how many talks each stands. */
function vocabulary(letter: string): Promise<Map<string, number>> {
  const file = shard(letter);
  let words = files.get(file);
  if (!words) files.set(file, (words = fetchWords(file)));
  return words;
}

async function fetchWords(file: number): Promise<Map<string, number>> {
  const response = await fetch(at(`pagefind/words/${file}.txt`));
  if (!response.ok) return new Map();
  const lines = (await response.text()).split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const [word = '', count] = line.split(' ');
      return [word, Number(count)];
    }),
  );
}
