import distance from 'damerau-levenshtein';
import { nameKey } from '../archive/slug.ts';

/**
 * Returns pairs of names that are nearly the same: 1 − distance ÷ longer length ≥ 0.85, or the same
 * words in another order. The values are the names that come first in `names`.
 *
 * Comparing all pairs would be slow. If two names differ by at most `d` typos, at least one of
 * `2d + 1` pieces of the longer one is intact (swapping two letters touches two pieces), and is in
 * the other name at most `d` letters away. These pieces are the index.
 */
export function similarNames(names: readonly string[]): Map<string, string> {
  const similar = new Map<string, string>();
  const words = new Map<string, string>();
  const folded: Folded[] = [];
  for (const name of names) {
    const sortedWords = wordKey(name);
    const swapped = words.get(sortedWords);
    if (swapped !== undefined) similar.set(name, swapped);
    else words.set(sortedWords, name);
    const text = foldedText(name);
    folded.push({ name, position: folded.length, text, letters: letterSet(text) });
  }
  const pieces = index(folded);
  for (const one of folded)
    for (const other of candidates(one, pieces)) {
      const [first, second] = one.position < other.position ? [one, other] : [other, one];
      if (!similar.has(second.name) && near(first.text, second.text))
        similar.set(second.name, first.name);
    }
  return similar;
}

interface Folded {
  name: string;
  position: number;
  text: string;
  /** A bit for each letter in `text`. */
  letters: number;
}

const minSimilarity = 0.85;

function near(a: string, b: string): boolean {
  return a !== b && distance(a, b).similarity >= minSimilarity;
}

/** Returns by how many typos two names may differ, of which the longer has `length` letters. */
function maxTypos(length: number): number {
  return Math.floor(length * (1 - minSimilarity) + 1e-9);
}

/** Returns the starts of a text's pieces, and its end. */
function cuts(length: number): number[] {
  const count = 2 * maxTypos(length) + 1;
  return Array.from({ length: count + 1 }, (_, i) => Math.round((i * length) / count));
}

/** Names by their length, by the number of a piece, and by its letters. */
type Pieces = Map<string, Folded[]>[][];

function index(names: readonly Folded[]): Pieces {
  const pieces: Pieces = [];
  for (const each of names) {
    const { length } = each.text;
    if (maxTypos(length) === 0) continue;
    const at = cuts(length);
    for (let i = 0; i + 1 < at.length; i++) {
      const piece = each.text.slice(at[i], at[i + 1]);
      const there = ((pieces[length] ??= [])[i] ??= new Map<string, Folded[]>());
      const list = there.get(piece);
      if (list) list.push(each);
      else there.set(piece, [each]);
    }
  }
  return pieces;
}

/** Returns names at least as long as `one` that share a piece with it, in about the same place. */
function candidates(one: Folded, pieces: Pieces): Set<Folded> {
  const found = new Set<Folded>();
  const { text } = one;
  for (let longer = text.length; longer - text.length <= maxTypos(longer); longer++) {
    const max = maxTypos(longer);
    const at = cuts(longer);
    for (const [i, there] of (pieces[longer] ?? []).entries()) {
      const [from = 0, to = 0] = [at[i], at[i + 1]];
      for (let shift = -max; shift <= max; shift++) {
        if (from + shift < 0 || to + shift > text.length) continue;
        // At least this many typos are before and after the piece.
        if (Math.abs(shift) + Math.abs(longer - text.length + shift) > max) continue;
        for (const other of there.get(text.slice(from + shift, to + shift)) ?? [])
          if (other !== one && lacks(one, other) <= max && lacks(other, one) <= max)
            found.add(other);
      }
    }
  }
  return found;
}

function foldedText(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** Returns the same key for the words of a name in any order. */
function wordKey(name: string): string {
  const words = name.replace(/,/g, ' ').trim().split(/\s+/u).map(nameKey);
  return words.sort().join(' ');
}

function letterSet(text: string): number {
  let set = 0;
  for (let i = 0; i < text.length; i++) set |= 1 << (text.charCodeAt(i) & 31);
  return set;
}

/** Counts the letters of `one` that the other lacks: a typo adds one at most. */
function lacks(one: Folded, other: Folded): number {
  return bits(one.letters & ~other.letters);
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}
