/** The words of a query, as they are compared: lower case, without accents or punctuation. */
export function words(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}+#]+/gu) ?? [];
}

/**
 * Whether a talk has what was asked for: a word beginning with each word, or with its stem. Pagefind
 * alone answers nonsense with whatever shares a few letters; no talks is the better answer.
 */
export function answers(query: string, text: string): boolean {
  const there = new Set(words(text));
  const asked = words(query);
  return asked.every((word) => there.has(word) || startsOne(stem(word), there));
}

function startsOne(start: string, there: ReadonlySet<string>): boolean {
  for (const word of there) if (word.startsWith(start)) return true;
  return false;
}

/** Short words whole; of long ones all but what an inflection changes. */
function stem(word: string): string {
  return word.length <= 4 ? word : word.slice(0, Math.max(4, word.length - 3));
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øłßæœđ]/g, (letter) => plain[letter] ?? letter);
}

const plain: Record<string, string> = { ø: 'o', ł: 'l', ß: 'ss', æ: 'ae', œ: 'oe', đ: 'd' };
