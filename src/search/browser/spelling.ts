/**
 * Corrects a word that the archive lacks. Cautious: `clojure` isn't a misspelled closure, nor `scala`
 * a scale, so it corrects only typos and phonetic misspellings.
 * @param vocabulary word → how many talks have it
 * @returns undefined if no word is near enough
 */
export function correctWord(
  word: string,
  vocabulary: ReadonlyMap<string, number>,
): string | undefined {
  if (word.length < 4 || /[^\p{L}]/u.test(word)) return undefined;
  const frequent = [...vocabulary.values()].reduce((max, count) => Math.max(max, count), 1) / 20;
  let best: { word: string; rating: number } | undefined;
  for (const [other, count] of vocabulary) {
    if (Math.abs(other.length - word.length) > 2 || other.length < 4) continue;
    const isFrequent = count >= frequent && count > 4;
    const limit = maxCost(word.length, isFrequent);
    const cost = editCost(word, other, limit);
    if (cost > limit) continue;
    const rating = cost - Math.log2(count) / 20;
    if (!best || rating < best.rating || (rating === best.rating && other < best.word))
      best = { word: other, rating };
  }
  return best?.word;
}

/** Returns the highest cost of a correction, by the word's length and the correction's frequency. */
function maxCost(length: number, isFrequent: boolean): number {
  if (length < 5) return swapped;
  if (length < 7) return isFrequent ? missing : swapped;
  return length < 10 ? missing : 2 * missing;
}

const swapped = 0.5;
const missing = 0.8;
const wrong = 1.7;

/** Returns the weighted edit distance of two words; Infinity if it exceeds the limit early. */
function editCost(from: string, to: string, limit: number): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index * 2);
  for (let i = 1; i <= from.length; i++) {
    const next = [i * 2];
    for (let j = 1; j <= to.length; j++) {
      const [a, b] = [from[i - 1]!, to[j - 1]!];
      const ends = i === from.length || j === to.length;
      const edge = i === 1 || j === 1 || ends ? wrong : 0;
      next[j] = Math.min(
        row[j - 1]! + (a === b ? 0 : Math.max(edge, substitutionCost(a, b))),
        row[j]! + (a === from[i - 2] ? swapped : Math.max(edge, missing)),
        next[j - 1]! + (b === to[j - 2] ? swapped : Math.max(edge, missing)),
        a === to[j - 2] && b === from[i - 2] ? before[j - 2]! + swapped : Infinity,
      );
    }
    // Two rows, because swapped letters cost little only in the next row.
    if (Math.min(...next, ...row) > limit) return Infinity;
    [before, row] = [row, next];
  }
  return row[to.length]!;
}

function substitutionCost(a: string, b: string): number {
  return similarLetters.some((group) => group.includes(a) && group.includes(b)) ? missing : wrong;
}

/** Vowels, letters that sound alike, and neighbors on most keyboards. */
const similarLetters = ['aeiouy', 'ckq', 'sz', 'fv', 'td', 'bp', 'mn', 'gj', 'vw'];
