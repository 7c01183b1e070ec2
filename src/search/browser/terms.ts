import { idWord, isId, urlWords } from '../record.ts';
import { joined, names, textsOf } from '../words.ts';

/** The parts of a typed search. */
export interface Terms {
  /** All words, stop words included. */
  words: string[];
  /** All words, with names such as k-means as one word each. */
  typed: string[];
  /** What every result must have: the names without stop words, as lists of words. */
  names: string[][];
  /** Words within quotes. */
  phrases: string[][];
  /** What to search the index for: first as typed, then with other spellings. */
  spellings: string[][];
  /** Whether words that begin with these count, too. */
  unfinished?: boolean;
}

/** Splits a search into quotes and names. Stop words are left out, unless there are no others. */
export function parseTerms(typed: string): Terms {
  const quotes = [...typed.matchAll(/["“”„«»]([^"“”„«»]+)["“”«»]/g)];
  const phrases = quotes.map(([, quoted = '']) => textsOf(names(quoted).flat()));
  const byWhole = new Map(names(typed).map((name) => [joined(name), textsOf(name)]));
  const all = [...byWhole];
  const meaningful = all.filter(([whole]) => !stopWords.has(whole));
  const needed = meaningful.length ? meaningful : all;
  return {
    words: textsOf(names(typed).flat()),
    typed: [...byWhole.keys()],
    names: needed.map(([, words]) => words),
    phrases: phrases.filter(({ length }) => length > 1),
    spellings: spellings(typed, needed),
  };
}

/** Returns what to search for if a URL was typed: the URL, or an id in it. */
export function urlTerms(typed: string): Terms | undefined {
  const words = urlWords(typed.trim());
  const spellings = words.map((word) => [word]);
  return words.length
    ? { words, typed: words, names: spellings.slice(0, 1), phrases: [], spellings }
    : undefined;
}

/** Returns ways to write names: a talk may write `k means` as k-means, and `fast api` as FastAPI. */
function spellings(typed: string, needed: [whole: string, words: string[]][]): string[][] {
  const plain = needed.map(([whole]) => whole);
  const split = needed.flatMap(([whole, words]) => {
    const telling = words.filter((word) => !stopWords.has(word));
    return telling.some(({ length }) => length > 1) ? telling : whole;
  });
  const paired = plain.reduce<string[]>((all, word) => {
    const before = all.at(-1);
    const isPair = before && (/^(?:.{1,2}|\d+)$/.test(word) || before.length < 3);
    return isPair ? [...all.slice(0, -1), before + word] : [...all, word];
  }, []);
  const id = /^[\w-]{8,}$/.test(typed.trim()) && isId(typed) ? [idWord(typed)] : [];
  const both = plain.length === 2 ? [plain.join('')] : [];
  const all = [plain, split, paired, both, id].filter(({ length }) => length);
  return [...new Map(all.map((words) => [words.join(' '), words])).values()];
}

/** Words too common to search for, in the most frequent languages of talks. */
export const stopWords = new Set(
  `a an and any are as at be by can could do does did for from has have how i if in into is it its my me of on or
  our should so some than that the their there these they this to up us use using used via vs versus was we what when
  where which who why will with without would you your about not talk talks work works get gets
  de la el los las del un una en y que con por para como es su al lo se
  der die das und ein eine mit von zu im auf fur ist wie
  le les des du et une dans pour sur avec est
  il di e per da che o os ao aos dos do em um uma com no na nos nas pelo pela
  и в на с по для не из от как что это`.split(/\s+/),
);
