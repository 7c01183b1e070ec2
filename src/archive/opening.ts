const maxLength = 250;

/** Signs that say as much as two letters. */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/**
 * Returns the first 250 characters of a text at most, or 125 Chinese, Japanese or Korean ones: whole
 * sentences, or whole words and an ellipsis if the first sentence is too long.
 * @example opening('One. Two.', 'en') // => 'One. Two.'
 */
export function opening(text: string, language: string): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  if (widthOf(plain) <= maxLength) return plain;
  const sentences = firstSegments(plain, language, 'sentence', maxLength).trim();
  if (sentences) return sentences;
  const words = firstSegments(plain, language, 'word', maxLength - 1).trim();
  return `${words.replace(/[\s,;:–—-]+$/u, '')}…`;
}

function firstSegments(
  text: string,
  language: string,
  granularity: 'sentence' | 'word',
  limit: number,
): string {
  let result = '';
  for (const { segment } of segmenter(language, granularity).segment(text.slice(0, limit * 2))) {
    if (widthOf(result + segment.trimEnd()) > limit) break;
    result += segment;
  }
  return result;
}

function widthOf(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Cached, because creating one takes longer than using it. */
function segmenter(language: string, granularity: 'sentence' | 'word'): Intl.Segmenter {
  const key = `${language} ${granularity}`;
  const cached = segmenters.get(key) ?? new Intl.Segmenter(language, { granularity });
  segmenters.set(key, cached);
  return cached;
}
