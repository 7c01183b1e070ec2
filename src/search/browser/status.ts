import type { Findings } from './find.ts';

/** What the live region says of findings, but for the offer to take the words as they were. */
export function said({ number, about, corrected, most }: Findings, words: string): string {
  const asked = words && ` “${words}”`;
  if (!number) return `No talks match${asked}. Try fewer or other words, or browse.`;
  const talks = `${about ? 'about ' : ''}${number} ${number === 1 ? 'talk' : 'talks'}`;
  if (corrected) return `Showing results for “${corrected}”: ${talks}.`;
  const match = `${talks} ${number === 1 ? 'matches' : 'match'}${most ? ' most of' : ''}${asked}`;
  return match[0]!.toUpperCase() + match.slice(1);
}
