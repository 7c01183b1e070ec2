import { technologies } from '../words.ts';

/** Two swapped letters, the one typo that is corrected in a short word: “redsi”, “ngnix”. */
const swap = 0.9;

/**
 * Returns how many typos to correct: fewer in a word alone, which no other word confirms. “genie” isn’t
 * “gente”, nor “bibtex” “bietet”.
 */
export function typosIn(word: string, alone: boolean): number {
  if (technologies.has(word) || word.length < 4) return 0;
  if (word.length < (alone ? 6 : 5)) return swap;
  return word.length < (alone ? 8 : 6) ? 1 : 2;
}

/**
 * Returns the words that a misspelled word may be, the most likely first.
 * @param vocabulary word → how many talks have it
 * @param typos how many letters may be dropped, doubled, swapped or replaced
 */
export function corrections(
  word: string,
  vocabulary: Iterable<[word: string, count: number]>,
  typos: number,
): string[] {
  const found: { other: string; count: number; cost: number }[] = [];
  for (const [other, count] of vocabulary) {
    if (Math.abs(other.length - word.length) > typos || other.length < 4) continue;
    const cost = editCost(word, other, typos);
    if (cost <= typos) found.push({ other, count, cost });
  }
  found.sort((a, b) => a.cost - b.cost || b.count - a.count || (a.other < b.other ? -1 : 1));
  return found.map(({ other }) => other);
}

/** Returns how many letters differ, a swap as one; Infinity if they exceed the limit early. */
function editCost(from: string, to: string, limit: number): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const [a, b] = [from[i - 1], to[j - 1]];
      next[j] = Math.min(
        row[j - 1]! + Number(a !== b),
        row[j]! + 1,
        next[j - 1]! + 1,
        a === to[j - 2] && b === from[i - 2] ? before[j - 2]! + swap : Infinity,
      );
    }
    // Two rows, because swapped letters cost little only in the next row.
    if (Math.min(...next, ...row) > limit) return Infinity;
    [before, row] = [row, next];
  }
  return row[to.length]!;
}
