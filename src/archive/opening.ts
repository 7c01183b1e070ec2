const longest = 250;

/**
 * The opening of a text, at most 250 characters: whole sentences where one fits, else whole words
 * and an ellipsis.
 * @example opening('One. Two.', 'en') // => 'One. Two.'
 */
export function opening(text: string, language: string): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  if (plain.length <= longest) return plain;
  const whole = takeWhileShort(plain, language, 'sentence', longest).trim();
  if (whole) return whole;
  const words = takeWhileShort(plain, language, 'word', longest - 1).trim();
  return `${words.replace(/[\s,;:–—-]+$/u, '')}…`;
}

function takeWhileShort(
  text: string,
  language: string,
  granularity: 'sentence' | 'word',
  limit: number,
): string {
  // Enough of the text to find the cut in; a whole book need not be segmented.
  const start = text.slice(0, limit * 2);
  let taken = '';
  for (const { segment } of segmenter(language, granularity).segment(start)) {
    if (taken.length + segment.trimEnd().length > limit) break;
    taken += segment;
  }
  return taken;
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Made once for a language: that takes longer than a segmentation. */
function segmenter(language: string, granularity: 'sentence' | 'word'): Intl.Segmenter {
  const key = `${language} ${granularity}`;
  const known = segmenters.get(key) ?? new Intl.Segmenter(language, { granularity });
  segmenters.set(key, known);
  return known;
}
