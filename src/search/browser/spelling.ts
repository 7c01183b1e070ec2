/**
 * What was meant by a word that the archive lacks, or nothing. Cautious: `clojure` is no closure,
 * and `scala` no scale, so only slips of the hand and of the ear are mended.
 * @param vocabulary word → how many talks have it
 */
export function correction(
  word: string,
  vocabulary: ReadonlyMap<string, number>,
): string | undefined {
  if (word.length < 4 || /[^\p{L}]/u.test(word)) return undefined;
  const usual = [...vocabulary.values()].reduce((most, count) => Math.max(most, count), 1) / 20;
  let best: { word: string; worth: number } | undefined;
  for (const [other, count] of vocabulary) {
    if (Math.abs(other.length - word.length) > 2 || other.length < 4) continue;
    const isUsual = count >= usual && count > 4;
    const limit = tolerance(word.length, isUsual);
    const cost = slips(word, other, limit);
    if (cost > limit) continue;
    const worth = cost - Math.log2(count) / 20;
    if (!best || worth < best.worth || (worth === best.worth && other < best.word))
      best = { word: other, worth };
  }
  return best?.word;
}

/** How much may be amiss in a word of some length; more where it is an everyday word of the archive. */
function tolerance(length: number, usual: boolean): number {
  if (length < 5) return swapped;
  if (length < 7) return usual ? missing : swapped;
  return length < 10 ? missing : 2 * missing;
}

const swapped = 0.5;
const missing = 0.8;
const wrong = 1.7;

/** What it takes to get from one word to the other; more than `limit` where it is too much. */
function slips(from: string, to: string, limit: number): number {
  let [before, row]: [number[], number[]] = [[], [...to].map((_, index) => index + 1)];
  row.unshift(0);
  row = row.map((_, index) => index * 2);
  for (let i = 1; i <= from.length; i++) {
    const next = [i * 2];
    for (let j = 1; j <= to.length; j++) {
      const [a, b] = [from[i - 1]!, to[j - 1]!];
      const ends = i === from.length || j === to.length;
      const edge = i === 1 || j === 1 || ends ? wrong : 0;
      next[j] = Math.min(
        row[j - 1]! + (a === b ? 0 : Math.max(edge, likeness(a, b))),
        row[j]! + (a === from[i - 2] ? swapped : Math.max(edge, missing)),
        next[j - 1]! + (b === to[j - 2] ? swapped : Math.max(edge, missing)),
        a === to[j - 2] && b === from[i - 2] ? before[j - 2]! + swapped : Infinity,
      );
    }
    // Two rows, for letters that changed places are right again in the next.
    if (Math.min(...next, ...row) > limit) return Infinity;
    [before, row] = [row, next];
  }
  return row[to.length]!;
}

/** What it costs to have written one letter for another. */
function likeness(a: string, b: string): number {
  return alike.some((group) => group.includes(a) && group.includes(b)) ? missing : wrong;
}

/** Vowels, letters that sound alike, and neighbours on most keyboards that are often hit together. */
const alike = ['aeiouy', 'ckq', 'sz', 'fv', 'td', 'bp', 'mn', 'gj', 'vw'];
