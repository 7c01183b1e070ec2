import { fold, words } from '../words.ts';

/** The parts of a typed search. */
export interface Terms {
  /** The words that every result must have, folded; pairs of characters of unspaced scripts. */
  words: string[];
  /** Words within quotes, folded. */
  phrases: string[][];
  /** Names with punctuation inside, such as mod_wsgi, as lists of words. */
  joined: string[][];
  /** All words, stop words included. */
  all: string[];
  /** What to search the index for: first as typed, then with other spellings. */
  spellings: string[];
}

/** Splits a search into quotes, names with punctuation and words, without stop words. */
export function parseTerms(typed: string): Terms {
  const phrases = [...typed.matchAll(/["“”„«»]([^"“”„«»]+)["“”«»]/g)].map(([, phrase = '']) =>
    words(phrase),
  );
  const all = words(typed);
  const meaningful = all.filter((word) => !stopWords.has(word) && !seam.test(word));
  const needed = meaningful.length ? meaningful : all;
  return {
    words: [...new Set(needed)],
    phrases: phrases.filter(({ length }) => length > 1),
    joined: (typed.match(joined) ?? []).map(words).filter(({ length }) => length > 1),
    all,
    spellings: spellings(typed, needed),
  };
}

const joined = /[\p{L}\p{N}]+(?:[._:/-]+[\p{L}\p{N}]+)+/gu;

function spellings(typed: string, needed: string[]): string[] {
  const plain = needed.join(' ');
  // A talk may write `py.test` as pytest, `time-series` as timeseries, and pep8 as PEP 8.
  const joined = words(typed.replace(/(?<=[\p{L}\p{N}])[._:/-](?=[\p{L}\p{N}])/gu, ''))
    .filter((word) => !stopWords.has(word))
    .join(' ');
  const american = needed.map(toAmerican).join(' ');
  const british = needed.map(toBritish).join(' ');
  const single = american.replace(/ll(?=(?:ing|ed|ers?)(?: |$))/g, 'l');
  const unaccented = fold(plain).replace(/([aou])e/g, '$1');
  const split = plain.replace(/(?<=\p{L}{3})(?=\p{N})/gu, ' ');
  // Pagefind stems only English, but finds words by their beginning.
  const stems = needed.map((word) =>
    word.replace(/(?<=^[а-яё]{4,})[аеёиоуыэюяйьмхв]{1,3}$|(?<=^.{5,})(?:[ai]r|[ae]ndo)$/, ''),
  );
  const all = [plain, joined, split, american, single, british, stems.join(' ')].filter(
    (each) => each || !plain,
  );
  return [...new Set(/[aou]e/.test(plain) ? [...all, unaccented] : all)];
}

/** @example toAmerican('visualisation') // => 'visualization' */
export function toAmerican(word: string): string {
  return word
    .replace(/(?<=^.{3,})is(?=(?:e|ed|er|ers|es|ing|ations?)$)/, 'iz')
    .replace(
      /(?<=^..+)our(?!c|n|s$|$)|(?<=^(?:col|behavi|fav|lab|hum|flav|neighb|hon|harb))our/,
      'or',
    )
    .replace(/ys(?=(?:e|ed|er|ers|es|ing)$)/, 'yz')
    .replace(/ogue(?=s?$)/, 'og')
    .replace(/(?<=[ct])re(?=s?$)/, 'er')
    .replace(/(?<=(?:def|off|lic))ence(?=s?$)/, 'ense')
    .replace(/ae(?=[st])/, 'e')
    .replace(/^programme(?=s?$)/, 'program');
}

/** @example toBritish('modeling') // => 'modelling' */
export function toBritish(word: string): string {
  return word
    .replace(/(?<=^.{3,})iz(?=(?:e|ed|er|ers|es|ing|ations?)$)/, 'is')
    .replace(/yz(?=(?:e|ed|er|ers|es|ing)$)/, 'ys')
    .replace(/(?<=^(?:col|behavi|fav|lab|hum|flav|neighb|hon|harb))or/, 'our')
    .replace(/(?<=[aeiou])l(?=(?:ing|ed|ers?)$)/, 'll')
    .replace(/(?<=al)og(?=s?$)/, 'ogue')
    .replace(/(?<=(?:cen|the?a|me))ter(?=s?$)/, 'tre')
    .replace(/(?<=(?:def|off|lic))ense(?=s?$)/, 'ence');
}

/** A pair of characters that usually belong to two Japanese words. */
const seam = /^\p{Script=Hiragana}\p{Script=Han}$/u;

/** Words too common to search for, in the most frequent languages of talks. */
const stopWords = new Set(
  `a an and any are as at be by can could do does did for from has have how i if in into is it its my me of on or
  our should so some than that the their there these they this to up us use using used via vs versus was we what when
  where which who why will with without would you your about not talk talks work works get gets s t re ve ll don doesn isn
  de la el los las del un una en y que con por para como es su al lo se
  der die das und ein eine mit von zu im auf fur ist wie
  le les des du et une dans pour sur avec est
  il di e per da che o os dos do em um uma com no na
  и в на с по для не из от как что это`.split(/\s+/),
);
