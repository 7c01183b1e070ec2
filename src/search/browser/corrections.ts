import { toAmerican, type Question } from './question.ts';
import { shelved } from './shard-reader.ts';
import { correction } from './spelling.ts';
import { inTurn } from './turn.ts';
import { hasWord } from '../words.ts';

const wordsAt = shelved<Record<string, number>>('pagefind/words');

/**
 * What was meant, where the archive lacks a word.
 * @returns the words that it has, those corrected included, and the whole if something was corrected
 */
export async function meant(asked: Question): Promise<{ corrected?: string; known: string[] }> {
  const typed = await inOne(asked.words);
  const heard = await inTurn(typed, async (word) => {
    const own = await vocabulary(word[0] ?? '');
    if (!/^\p{L}[\p{L}\p{N}]{2,}$/u.test(word) || own.has(word)) return { word, known: true };
    const other = correction(word, new Map([...own, ...(await vocabulary(word[1] ?? ''))]));
    if (other) return { word: other, known: true };
    if (hasWord(new Set(own.keys()), word)) return { word, known: true };
    const two = await inTwo(word);
    return { word: two ?? word, known: two !== undefined };
  });
  const known = heard.filter((each) => each.known).map(({ word }) => word);
  const corrected = heard.map(({ word }) => word).join(' ');
  return corrected === asked.words.join(' ') ? { known } : { corrected, known };
}

/** Words of which two are one in the archive. @example ['colour', 'maps'] // => ['colormaps'] */
async function inOne(words: readonly string[]): Promise<string[]> {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1) ?? '';
    const spellings = [before + word, toAmerican(before) + word];
    const own = before ? await vocabulary(before[0]!) : undefined;
    const one = spellings.find((spelling) => before && own?.has(spelling));
    if (one) joined[joined.length - 1] = one;
    else joined.push(word);
  }
  return joined;
}

/** The words with those apart that can be two of the archive, whether or not they are also one. */
export async function apart(asked: Question): Promise<string> {
  return (await inTurn(asked.words, async (word) => (await inTwo(word)) ?? word)).join(' ');
}

/** Two words of the archive that were run together. @example 'timeseries' // => 'time series' */
async function inTwo(word: string): Promise<string | undefined> {
  for (let end = 3; end <= word.length - 3; end++) {
    const [first, second] = [word.slice(0, end), word.slice(end)];
    const known = (await vocabulary(first[0]!)).has(first);
    if (known && (await vocabulary(second[0]!)).has(second)) return `${first} ${second}`;
  }
  return undefined;
}

/** The archive's words that begin with a letter, among others, and in how many talks each stands. */
async function vocabulary(letter: string): Promise<Map<string, number>> {
  return new Map(Object.entries(await wordsAt(letter)));
}
