import { pairs, unspaced } from '../archive/pairs.ts';

/** Returns the words of a text, folded for comparison; pairs of characters of unspaced scripts. */
export function words(text: string): string[] {
  const spaced = fold(text).replace(unspaced, (run) => ` ${pairs(run).join(' ')} `);
  return spaced.match(/[\p{L}\p{N}+#]+/gu) ?? [];
}

/** Returns a text in lower case and plain letters. @example fold('Łódź') // => 'lodz' */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[øłßæœđðþı]/g, (letter) => plain[letter] ?? letter)
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
  ı: 'i',
};

/**
 * Whether a set has the word, an inflection of it or, if it has four or more letters, a word that
 * starts with it. Pagefind alone matches any word that shares a few letters.
 */
export function hasWord(available: ReadonlySet<string>, word: string): boolean {
  if (available.has(word)) return true;
  for (const other of available)
    if (inflected(word, other) || (word.length > 3 && other.startsWith(word))) return true;
  return false;
}

/** Whether two words differ only in their endings. @example inflected('queue', 'queues') */
export function inflected(a: string, b: string): boolean {
  if (a === b) return true;
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  if (shared < 3 || shared < Math.min(a.length, b.length) - 4) return false;
  const last = a[shared - 1];
  return [a, b].every((word) => {
    const rest = word.slice(shared);
    return ending.test(rest) || (rest[0] === last && doubled.test(rest.slice(1)));
  });
}

const ending =
  /^(?:|'?s|es|e|ed|d|er|ers|or|ors|ing|ings|y|ies|ied|ly|al|ally|ion|ions|ations?|i[sz](?:e|ed|er|es|ing|ations?)|ments?|o|a|os|as|en|[а-я]{0,3})$/;
const doubled = /^(?:ing|ed|ers?|ings)$/;
