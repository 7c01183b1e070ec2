import type { Findings } from './find.ts';

/** What the live region says of findings, but for the offer to take the words as they were. */
export function said({ found, rest, corrected, some }: Findings, words: string): string {
  const number = found.length + rest.length;
  const asked = words && ` “${words}”`;
  if (!number) return `No talks match${asked}. Try fewer or other words, or browse:`;
  const talks = `${number} ${number === 1 ? 'talk' : 'talks'}`;
  if (some) return `No talks match${asked} in full. ${talks} with some of the words:`;
  if (corrected) return `Showing results for “${corrected}”: ${talks}.`;
  return `${talks} ${number === 1 ? 'matches' : 'match'}${asked}`;
}
