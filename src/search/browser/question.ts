import { fold, words } from '../words.ts';

/** What somebody typed, taken apart. */
export interface Question {
  /** What every talk found must have, words and pairs, folded. */
  words: string[];
  /** Words that stood in quotes together, folded. */
  phrases: string[][];
  /** Names that hold punctuation, such as mod_wsgi, in parts. */
  joined: string[][];
  /** All of it, words that say little included. */
  all: string[];
  /** What to ask the index: the same under other spellings, as typed first. */
  spellings: string[];
}

/** Takes a search apart: quotes, punctuation within names, words that every text has. */
export function question(typed: string): Question {
  const phrases = [...typed.matchAll(/["“”„«»]([^"“”„«»]+)["“”«»]/g)].map(([, phrase = '']) =>
    words(phrase),
  );
  const all = words(typed);
  const telling = all.filter((word) => !little.has(word) && !seam.test(word));
  const kept = telling.length ? telling : all;
  return {
    words: [...new Set(kept)],
    phrases: phrases.filter(({ length }) => length > 1),
    joined: (typed.match(joined) ?? []).map(words).filter(({ length }) => length > 1),
    all,
    spellings: spellings(typed, kept),
  };
}

/** A question about these words and no others. */
export function rephrased(kept: string[]): Question {
  return {
    words: kept,
    phrases: [],
    joined: [],
    all: kept,
    spellings: spellings(kept.join(' '), kept),
  };
}

const joined = /[\p{L}\p{N}]+(?:[._:/-]+[\p{L}\p{N}]+)+/gu;

function spellings(typed: string, kept: string[]): string[] {
  const plain = kept.join(' ');
  // `py.test` may stand as pytest, `time-series` as timeseries, and pep8 as PEP 8.
  const joined = words(typed.replace(/(?<=[\p{L}\p{N}])[._:/-](?=[\p{L}\p{N}])/gu, ''))
    .filter((word) => !little.has(word))
    .join(' ');
  const american = kept.map(toAmerican).join(' ');
  const british = kept.map(toBritish).join(' ');
  const single = american.replace(/ll(?=(?:ing|ed|ers?)(?: |$))/g, 'l');
  const unaccented = fold(plain).replace(/([aou])e/g, '$1');
  const apart = plain.replace(/(?<=\p{L}{3})(?=\p{N})/gu, ' ');
  // Pagefind knows no endings but English ones, and finds what begins alike.
  const stems = kept.map((word) =>
    word.replace(/(?<=^[а-яё]{4,})[аеёиоуыэюяйьмхв]{1,3}$|(?<=^.{5,})(?:[ai]r|[ae]ndo)$/, ''),
  );
  const asked = [plain, joined, apart, american, single, british, stems.join(' ')].filter(
    (each) => each || !plain,
  );
  return [...new Set(/[aou]e/.test(plain) ? [...asked, unaccented] : asked)];
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

/** Where one Japanese word ends and the next begins, more often than not. */
const seam = /^\p{Script=Hiragana}\p{Script=Han}$/u;

/** Words that say little about a talk, in the languages that talks are given in most. */
const little = new Set(
  `a an and any are as at be by can could do does did for from has have how i if in into is it its my me of on or
  our should so some than that the their there these they this to up us use using used via vs versus was we what when
  where which who why will with without would you your about not talk talks work works get gets s t re ve ll don doesn isn
  de la el los las del un una en y que con por para como es su al lo se
  der die das und ein eine mit von zu im auf fur ist wie
  le les des du et une dans pour sur avec est
  il di e per da che o os dos do em um uma com no na
  и в на с по для не из от как что это`.split(/\s+/),
);
