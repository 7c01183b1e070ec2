import distance from 'damerau-levenshtein';
import { nameKey } from '../archive/slug.ts';

/**
 * Pairs of names that are nearly the same: 1 − distance ÷ longer length ≥ 0.85, or the same words
 * in another order. Of each pair the one that came first in `names` is named second.
 *
 * No name is compared with all others. With at most `d` slips between two names, of `2d + 1` pieces
 * of the longer one at least one is untouched (a swap of two letters touches two pieces), and stands
 * in the other at most `d` letters away: the pieces are the index.
 */
export function similarNames(names: readonly string[]): Map<string, string> {
  const similar = new Map<string, string>();
  const words = new Map<string, string>();
  const folded: Folded[] = [];
  for (const name of names) {
    const inOrder = wordKey(name);
    const swapped = words.get(inOrder);
    if (swapped !== undefined) similar.set(name, swapped);
    else words.set(inOrder, name);
    folded.push({ name, turn: folded.length, text: foldedText(name), letters: 0 });
  }
  for (const each of folded) each.letters = letterSet(each.text);
  const pieces = index(folded);
  for (const one of folded)
    for (const other of candidates(one, pieces)) {
      const [first, second] = one.turn < other.turn ? [one, other] : [other, one];
      if (!similar.has(second.name) && near(first.text, second.text))
        similar.set(second.name, first.name);
    }
  return similar;
}

interface Folded {
  name: string;
  turn: number;
  text: string;
  /** A bit for each letter that is in it. */
  letters: number;
}

const alike = 0.85;

function near(a: string, b: string): boolean {
  return a !== b && distance(a, b).similarity >= alike;
}

/** How many slips two names may have between them, the longer of which has `length` letters. */
function slips(length: number): number {
  return Math.floor(length * (1 - alike) + 1e-9);
}

/** The pieces of a text of `length`: their starts, and the end. */
function cuts(length: number): number[] {
  const count = 2 * slips(length) + 1;
  return Array.from({ length: count + 1 }, (_, i) => Math.round((i * length) / count));
}

/** The names that have a piece, by how long they are, the piece's number, and its letters. */
type Pieces = Map<string, Folded[]>[][];

function index(names: readonly Folded[]): Pieces {
  const pieces: Pieces = [];
  for (const each of names) {
    const { length } = each.text;
    if (slips(length) === 0) continue;
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

/** The names, as long as `one` or longer, that share a piece with it, in about the same place. */
function candidates(one: Folded, pieces: Pieces): Set<Folded> {
  const found = new Set<Folded>();
  const { text } = one;
  for (let longer = text.length; longer - text.length <= slips(longer); longer++) {
    const most = slips(longer);
    const at = cuts(longer);
    for (const [i, there] of (pieces[longer] ?? []).entries()) {
      const [from = 0, to = 0] = [at[i], at[i + 1]];
      for (let shift = -most; shift <= most; shift++) {
        if (from + shift < 0 || to + shift > text.length) continue;
        // So many slips, at least, are before the piece and after it.
        if (Math.abs(shift) + Math.abs(longer - text.length + shift) > most) continue;
        for (const other of there.get(text.slice(from + shift, to + shift)) ?? [])
          if (other !== one && lacks(one, other) <= most && lacks(other, one) <= most)
            found.add(other);
      }
    }
  }
  return found;
}

function foldedText(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** The same for the words of a name in any order; a name of one word has no other order. */
function wordKey(name: string): string {
  const words = name.replace(/,/g, ' ').trim().split(/\s+/u).map(nameKey);
  return words.sort().join(' ');
}

function letterSet(text: string): number {
  let set = 0;
  for (let i = 0; i < text.length; i++) set |= 1 << (text.charCodeAt(i) & 31);
  return set;
}

/** How many letters of `one` the other does not have: a slip brings one at most. */
function lacks(one: Folded, other: Folded): number {
  return bits(one.letters & ~other.letters);
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}
