import { pairs, unspaced } from '../archive/pairs.ts';

/** The words of a text as they are compared: folded, and Chinese, Japanese and Korean in pairs. */
export function words(text: string): string[] {
  const spaced = fold(text).replace(unspaced, (run) => ` ${pairs(run).join(' ')} `);
  return spaced.match(/[\p{L}\p{N}+#]+/gu) ?? [];
}

/** Lower case, without accents, and with plain letters for those that no accent makes. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[øłßæœđðþı]/g, (letter) => plain[letter] ?? letter)
    .normalize('NFC');
}

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
 * Whether one of `there` is the word, an inflection of it or, from four letters on, begins with it.
 * Pagefind alone answers nonsense with whatever shares a few letters; no talks is the better answer.
 */
export function hasWord(there: ReadonlySet<string>, word: string): boolean {
  if (there.has(word)) return true;
  for (const other of there) if (inflected(word, other) || begins(word, other)) return true;
  return false;
}

/** Whether two words differ by nothing but their endings. @example inflected('queue', 'queues') */
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

function begins(word: string, other: string): boolean {
  return word.length > 3 && other.startsWith(word);
}
