import { pairs, unspaced } from '../archive/pairs.ts';

/** A word of a text, folded, and where it is in the text. */
export interface Word {
  text: string;
  start: number;
  end: number;
  /** Whether only a sign separates it from the word before, as in k-means; or nothing, as in PEP 8. */
  attached: boolean;
}

/** Letters and digits, with the signs of C++ and C#. An apostrophe that counts as a letter is none. */
const run = /(?:(?![ʻʼʽˈ])[\p{L}\p{N}\p{M}])+(?:\+\+|#(?![\p{L}\p{N}]))?/gu;
/** Where a new word starts within a run: AttributeError, PEP8. */
const inside = /(?<=\p{Ll}{3})(?=\p{Lu}\p{Ll}{2})|(?<=\p{L}{3})(?=\p{N})/u;
/** Signs that join two words to a name. Others, such as dashes and arrows, only separate words. */
const sign = /^(?:['’‘ʻʼʽ`´ˈ‐‑.\-_/\\+#×*·•&@:\u00ad\u200b-\u200d]?|[.…]{3}|::)$/u;
const maxName = 40;

/** Returns the words of a text; pairs of characters of unspaced scripts. The index and searches use it. */
export function splitWords(text: string): Word[] {
  const found: Word[] = [];
  const add = (piece: string, start: number) => {
    const folded = fold(piece).replace(/[^\p{L}\p{N}\p{M}+#]/gu, '');
    if (!folded) return;
    const before = found.at(-1);
    const attached = before !== undefined && sign.test(text.slice(before.end, start));
    found.push({ text: folded, start, end: start + piece.length, attached });
  };
  for (const { 0: match, index } of text.matchAll(run)) {
    let start = index;
    for (const piece of match.split(inside)) {
      for (const { 0: part, index: before } of piece.matchAll(parts)) {
        let at = start + before;
        if (part.search(unspaced) < 0) add(part, at);
        else
          for (const pair of pairs(part)) {
            add(pair, at);
            at += [...pair][0]!.length;
          }
      }
      start += piece.length;
    }
  }
  return found;
}

/** Runs of unspaced scripts, and what is between them. */
const parts = new RegExp(`${unspaced.source}|${unspaced.source.replace('[', '[^')}`, 'gu');

/** Groups words into names: a word alone, or several that signs join. */
export function names(words: readonly Word[]): Word[][] {
  const found: Word[][] = [];
  for (const word of words) {
    if (word.attached && found.length) found.at(-1)!.push(word);
    else found.push([word]);
  }
  return found;
}

/** Returns a name as one word. @example joined(splitWords('k-means')) // => 'kmeans' */
export function joined(name: readonly Word[]): string {
  return name.map(({ text }) => text).join('');
}

/**
 * Returns the words by which a text is found: all of its words, and each name that signs join, as one.
 * @example words('k-means') // => ['k', 'means', 'kmeans']
 */
export function words(text: string): string[] {
  return names(splitWords(text)).flatMap((name) => {
    const each = name.map(({ text }) => text);
    const whole = joined(name);
    return each.length > 1 && whole.length <= maxName && whole.search(unspaced) < 0
      ? [...each, whole]
      : each;
  });
}

/** A letter that no talk uses. It makes a word of its own of a word in a title or name. */
const headMark = 'ǂ';

/**
 * Returns the word that only talks with this word in their title or names have. Such talks are few
 * even for the most common words, so Pagefind finds them in no time.
 */
export function headWord(word: string): string {
  return word + headMark;
}

/** A word of more talks than this is common: Pagefind's time grows with the square of them. */
export const commonWord = 2000;

/** Returns a text in lower case and plain letters. @example fold('Łódź') // => 'lodz' */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[øłßæœđðþħıς]/g, (letter) => plain[letter] ?? letter)
    .normalize('NFC');
}

/** Plain letters for those that normalization doesn't decompose. */
const plain: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
};

/**
 * Whether a word is the searched one, an inflection of it or, if that has four or more letters, starts
 * with it. Pagefind alone matches any word that shares a few letters.
 */
export function isMatch(word: string, searched: string): boolean {
  return inflected(word, searched) || (searched.length > 3 && word.startsWith(searched));
}

/** Whether one of the words is a match. */
export function hasWord(available: ReadonlySet<string>, searched: string): boolean {
  if (available.has(searched)) return true;
  for (const word of available) if (isMatch(word, searched)) return true;
  return false;
}

/** Whether two words differ only in their endings. @example inflected('queue', 'queues') */
export function inflected(a: string, b: string): boolean {
  if (a === b) return true;
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  if (shared < 3 || shared < Math.min(a.length, b.length) - 4) return false;
  const last = a[shared - 1];
  const doubles = /[aeiou]./.test(a.slice(shared - 2, shared));
  return [a, b].every((word) => {
    const rest = word.slice(shared);
    return ending.test(rest) || (doubles && rest[0] === last && doubled.test(rest.slice(1)));
  });
}

const ending =
  /^(?:|'?s|es|e|ed|d|er|ers|or|ors|ing|ings|y|ies|ied|ly|al|ally|ion|ions|ations?|i[sz](?:e|ed|er|es|ing|ations?)|ments?|o|a|os|as|en|[а-я]{0,3})$/;
const doubled = /^(?:ing|ed|ers?|ings)$/;

/** Returns the shard key of names with this word. */
export function nameKey(word: string): string {
  return [...word].slice(0, 3).join('');
}
