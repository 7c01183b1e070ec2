/** A technology that the archive lacks isn't a typo of a word that it has. */
const technologies = new Set(
  'blender cassandra clojure consul cython elixir erlang gradle groovy haskell kotlin laravel prolog scala solidity svelte swift'.split(
    ' ',
  ),
);

/** Returns how many typos to correct: fewer in a word alone, which no other word confirms. */
export function typosIn(word: string, alone: boolean): number {
  if (technologies.has(word) || word.length < 4) return 0;
  if (word.length < (alone ? 6 : 5)) return 0.8;
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
  const rated: { other: string; rating: number }[] = [];
  for (const [other, count] of vocabulary) {
    if (Math.abs(other.length - word.length) > typos || other.length < 4) continue;
    const cost = editCost(word, other, typos);
    if (cost <= typos) rated.push({ other, rating: cost - Math.log2(count) / 40 });
  }
  rated.sort((a, b) => a.rating - b.rating || (a.other < b.other ? -1 : 1));
  return [...new Set(rated.map(({ other }) => other))];
}

const likely = 0.8;

/** Returns the weighted edit distance of two words; Infinity if it exceeds the limit early. */
function editCost(from: string, to: string, limit: number): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const [a, b] = [from[i - 1]!, to[j - 1]!];
      next[j] = Math.min(
        row[j - 1]! + (a === b ? 0 : alike(a, b) ? likely : 1),
        row[j]! + (a === from[i - 2] ? likely : 1),
        next[j - 1]! + (b === to[j - 2] ? likely : 1),
        a === to[j - 2] && b === from[i - 2] ? before[j - 2]! + likely : Infinity,
      );
    }
    // Two rows, because swapped letters cost little only in the next row.
    if (Math.min(...next, ...row) > limit) return Infinity;
    [before, row] = [row, next];
  }
  return row[to.length]!;
}

function alike(a: string, b: string): boolean {
  return similarLetters.some((group) => group.includes(a) && group.includes(b));
}

/** Vowels, letters that sound alike, and neighbors on most keyboards. */
const similarLetters = ['aeiouy', 'ckq', 'sz', 'fv', 'td', 'bp', 'mn', 'gj', 'vw'];
