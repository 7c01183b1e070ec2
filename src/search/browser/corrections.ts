import { hasWord } from '../words.ts';
import { shardReader } from './files.ts';
import { correctWord } from './spelling.ts';
import { toAmerican, type Terms } from './terms.ts';

const readVocabulary = shardReader<Record<string, number>>('pagefind/words');

/**
 * Corrects the words that the archive lacks.
 * @returns the words that it has, corrected ones included, and all words if one was corrected
 */
export async function correctQuery(
  terms: Terms,
): Promise<{ corrected?: string; present: string[] }> {
  const joined = await joinCompounds(terms.words);
  const corrections = joined.map(async (word) => {
    const own = await vocabulary(word[0] ?? '');
    if (!/^\p{L}[\p{L}\p{N}]{2,}$/u.test(word) || own.has(word)) return { word, present: true };
    const other = correctWord(word, new Map([...own, ...(await vocabulary(word[1] ?? ''))]));
    if (other) return { word: other, present: true };
    if (hasWord(new Set(own.keys()), word)) return { word, present: true };
    const two = await splitWord(word);
    return { word: two ?? word, present: two !== undefined };
  });
  const results = await Promise.all(corrections);
  const present = results.filter((result) => result.present).map(({ word }) => word);
  const corrected = results.map(({ word }) => word).join(' ');
  return corrected === terms.words.join(' ') ? { present } : { corrected, present };
}

/** Joins words that the archive writes as one. @example ['colour', 'maps'] // => ['colormaps'] */
async function joinCompounds(words: readonly string[]): Promise<string[]> {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1) ?? '';
    const spellings = [before + word, toAmerican(before) + word];
    const own = before ? await vocabulary(before[0]!) : undefined;
    const compound = spellings.find((spelling) => before && own?.has(spelling));
    if (compound) joined[joined.length - 1] = compound;
    else joined.push(word);
  }
  return joined;
}

/** Splits each word that can be two words of the archive, even if the archive also has it as one. */
export async function splitCompounds(terms: Terms): Promise<string> {
  const words = terms.words.map(async (word) => (await splitWord(word)) ?? word);
  return (await Promise.all(words)).join(' ');
}

/** Splits a word into two of the archive, if it can. @example 'timeseries' // => 'time series' */
async function splitWord(word: string): Promise<string | undefined> {
  for (let end = 3; end <= word.length - 3; end++) {
    const [first, second] = [word.slice(0, end), word.slice(end)];
    const hasFirst = (await vocabulary(first[0]!)).has(first);
    if (hasFirst && (await vocabulary(second[0]!)).has(second)) return `${first} ${second}`;
  }
  return undefined;
}

/** Returns words of the archive, all with this first letter included, with their numbers of talks. */
async function vocabulary(letter: string): Promise<Map<string, number>> {
  return new Map(Object.entries(await readVocabulary(letter)));
}
