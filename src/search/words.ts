import { stemmer as porter } from 'stemmer';
import { pairs, unspaced } from '../archive/pairs.ts';

/** A word of a text, folded, and where it is in the text. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

/** Letters and digits, with the signs of C++, C# and 3.12. An apostrophe that counts as a letter is none. */
const run =
  /(?=[\p{L}\p{N}])(?:(?![ʻʼʽˈ])[\p{L}\p{N}\p{M}]|(?<=\p{N})\.(?=\p{N}))+(?:\+\+|#(?![\p{L}\p{N}]))?/gu;
const character = unspaced.source.slice(0, -1);
/** Where a new word starts within a run: AttributeError, PEP8, Pythonistaの. */
const inside = new RegExp(
  String.raw`(?<=\p{Ll}{3})(?=\p{Lu}\p{Ll}{2})|(?<=\p{L}{3})(?=\p{N})` +
    `|(?<=${character})(?!${character})|(?<!${character})(?=${character})`,
  'u',
);
/** Signs that join two words to a name. Others, such as dashes and arrows, only separate words. */
const sign = /^(?:['’‘ʻʼʽ`´ˈ‐‑.\-_/\\+#×*·•&@:\u00ad\u200b-\u200d]?|[.…]{3}|::)$/u;
const maxName = 40;

/**
 * Returns the words of a text, grouped into names: each is a word alone, or several that a sign or
 * nothing separates, as in k-means and PEP8. Runs of unspaced scripts give pairs of characters.
 */
export function names(text: string): Word[][] {
  const found: Word[][] = [];
  for (const { 0: match, index } of text.matchAll(run)) {
    let start = index;
    for (const part of match.split(inside)) {
      let at = start;
      for (const piece of part.search(unspaced) < 0 ? [part] : pairs(part)) {
        const word = { text: lettersOf(piece), start: at, end: at + piece.length };
        const last = found.at(-1);
        if (!word.text) continue;
        if (last && sign.test(text.slice(last.at(-1)!.end, at))) last.push(word);
        else found.push([word]);
        at += [...piece][0]!.length;
      }
      start += part.length;
    }
  }
  return found;
}

function lettersOf(piece: string): string {
  return fold(piece).replace(/[^\p{L}\p{N}\p{M}+#]/gu, '');
}

export function textsOf(words: readonly Word[]): string[] {
  return words.map(({ text }) => text);
}

/** Returns a name as one word. @example joined(splitWords('k-means')) // => 'kmeans' */
export function joined(name: readonly Word[]): string {
  return textsOf(name).join('');
}

/**
 * Returns the words by which a text is found: all of its words, and each name that signs join, as one.
 * @example words('k-means') // => ['k', 'means', 'kmeans']
 */
export function words(text: string): string[] {
  return names(text).flatMap((name) => {
    const whole = joined(name);
    const isWord = name.length > 1 && whole.length <= maxName && whole.search(unspaced) < 0;
    return [...textsOf(name), ...(isWord ? [whole] : [])];
  });
}

/** Returns a text in lower case and plain letters. @example fold('Łódź') // => 'lodz' */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[øłßæœđðþħıς]/g, (letter) => plain.get(letter)!)
    .normalize('NFC');
}

/** Letters that normalization doesn't decompose, with plain ones. */
const plain = new Map(
  ['øo', 'łl', 'ßss', 'æae', 'œoe', 'đd', 'ðd', 'þth', 'ħh', 'ıi', 'ςσ'].map((each) => [
    each[0],
    each.slice(1),
  ]),
);

/**
 * Returns what the inflections and spellings of a word share: the index and searches compare stems.
 * @example stem('visualising') // => 'visual', as of 'visualization'
 */
export function stem(word: string): string {
  let found = stems.get(word);
  if (found === undefined) {
    const american = spellings.reduce((text, [from, to]) => text.replace(from, to), word);
    // Short words are often abbreviations: iOS isn't I/O.
    found = word.length < 4 || uninflected.has(word) ? word : porter(american);
    stems.set(word, found);
  }
  return found;
}

const stems = new Map<string, string>();

/** Words that are no inflections or typos of others, such as solidity, pypi and matlab. */
export const uninflected = new Set(
  'clojure cmake cobol csharp fsharp gradle graphql kotlin laravel matlab prisma prolog puppet pypi pypy pythonic racket solidity sparql svelte swift'.split(
    ' ',
  ),
);

/** British spellings, with the American ones; and endings that the English stemmer leaves. */
const spellings: [from: RegExp, to: string][] = [
  [/(?<=^.{3,})is(?=(?:e|ed|er|ers|es|ing|ations?)$)/, 'iz'],
  [/(?<=^..+)our(?!c|n|s$|$)|(?<=^(?:col|behavi|fav|lab|hum|flav|neighb|hon|harb))our/, 'or'],
  [/ys(?=(?:e|ed|er|ers|es|ing)$)/, 'yz'],
  [/ogue(?=s?$)/, 'og'],
  [/(?<=[ct])re(?=s?$)/, 'er'],
  [/(?<=(?:def|off|lic))ence(?=s?$)/, 'ense'],
  [/ae(?=[st])/, 'e'],
  [/^programme(?=s?$)/, 'program'],
  [/^add(?:ing|ed)$/, 'add'],
  // The stemmer takes them for forms of community, general, universe and internal.
  [/^(?:communi(?=cat)|gener(?=ic)|univers(?=it)|intern(?=ation))/, '$&q'],
  [/(?<=^[а-яё]{4,})[аеёиоуыэюяйьмхв]{1,3}$|(?<=^.{5,})(?:[ai]r|[ae]ndo)$/, ''],
];

/** Whether a word has the stem of the searched one or, if that has four or more letters, begins with it. */
export function isMatch(word: string, searched: string): boolean {
  const [whole, start] = [stem(word), stem(searched)];
  const begins = whole.startsWith(start) || word.startsWith(searched);
  return whole === start || (start.length > 3 && begins);
}

// In the index, a sign ends each stem. So a search for a stem with its sign finds no other word, and
// one without a sign finds all words that begin with it.

/** Returns the word of the index for talks that have a word anywhere. */
export function anywhere(word: string): string {
  return `${letters(word)}_`;
}

/** Returns the word of the index for talks that have a word in their title or names. */
export function inHead(word: string): string {
  return `${letters(word)}^`;
}

/** Returns the beginning of words of the index: a stem of four or more letters, or else the whole word. */
export function beginning(word: string): string {
  return stem(word).length > 3 ? letters(word) : anywhere(word);
}

/** Returns the stem of a word with runes for signs and digits, at which Pagefind would cut it. */
function letters(word: string): string {
  const rune = (sign: string) => String.fromCodePoint(0x1680 + sign.codePointAt(0)!);
  return stem(word)
    .replace(/\p{M}/gu, '')
    .replace(/[\d+#]/g, rune);
}

/** Returns the shard key of names with this word. */
export function nameKey(word: string): string {
  return [...word].slice(0, 3).join('');
}
