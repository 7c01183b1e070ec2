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
  for (const { segment } of new Intl.Segmenter(language, { granularity }).segment(start)) {
    if (taken.length + segment.trimEnd().length > limit) break;
    taken += segment;
  }
  return taken;
}
