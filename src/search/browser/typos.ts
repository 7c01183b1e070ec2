import distance from 'damerau-levenshtein';
import { uninflected } from '../words.ts';

/**
 * Returns the words that a misspelled word may be, the most likely first. Fewer typos are corrected in a
 * word alone, which no other word confirms: “genie” isn’t “gente”, nor “bibtex” “bietet”. In a short
 * one, that is only two swapped letters, as in “redsi” and “ngnix”.
 * @param vocabulary word → how many talks have it
 */
export function corrections(
  word: string,
  vocabulary: Iterable<[word: string, count: number]>,
  alone: boolean,
): string[] {
  const letters = (text: string) => [...text].sort().join('');
  const swapsOnly = word.length < (alone ? 6 : 5);
  const typos = word.length < (alone ? 8 : 6) ? 1 : 2;
  const found: { other: string; count: number; steps: number }[] = [];
  if (uninflected.has(word) || word.length < 4) return [];
  for (const [other, count] of vocabulary) {
    if (Math.abs(other.length - word.length) > typos || other.length < 4) continue;
    const { steps } = distance(word, other);
    const isSwap = letters(word) === letters(other);
    if (steps <= typos && (isSwap || !swapsOnly))
      found.push({ other, count, steps: steps - Number(isSwap) / 2 });
  }
  found.sort((a, b) => a.steps - b.steps || b.count - a.count || (a.other < b.other ? -1 : 1));
  return found.map(({ other }) => other);
}
