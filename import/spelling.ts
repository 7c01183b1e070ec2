import anyAscii from 'any-ascii';
import { byText } from '../src/archive/order.ts';
import { similarNames } from '../src/check/similar-names.ts';

/**
 * Returns a key that is the same for spellings of one name: it ignores case, accents, spaces, hyphens
 * and underscores, and replaces Latin letters with ASCII (ø with o).
 */
export function spellingKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\s\p{Pd}_]/gu, '')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\0-\x7f]/gu, (letter) =>
      /\p{Script=Latin}/u.test(letter) ? anyAscii(letter) : letter,
    );
}

/** A name with all its spellings. */
export interface NameSpellings {
  key: string;
  /** The most frequent spelling; in a tie, the first by code units. */
  name: string;
  /** All of them, the most frequent first. */
  spellings: string[];
  uses: number;
}

/** Groups the spellings of each name, in the order of their keys. */
export function groupSpellings(names: Iterable<string>, key = spellingKey): NameSpellings[] {
  const uses = new Map<string, Map<string, number>>();
  for (const name of names) {
    const spellings = uses.get(key(name)) ?? new Map<string, number>();
    uses.set(key(name), spellings.set(name, (spellings.get(name) ?? 0) + 1));
  }
  return [...uses]
    .sort(([a], [b]) => byText(a, b))
    .map(([key, counts]) => {
      const ranked = [...counts].sort((a, b) => b[1] - a[1] || byText(a[0], b[0]));
      const spellings = ranked.map(([name]) => name);
      const total = ranked.reduce((sum, [, count]) => sum + count, 0);
      return { key, name: spellings[0] ?? key, spellings, uses: total };
    });
}

/** Returns pairs of names that are nearly the same, but for a number such as a year: the rarer, the usual. */
export function similarPairs(
  names: readonly NameSpellings[],
): [rarer: NameSpellings, usual: NameSpellings][] {
  const byName = new Map(names.toSorted(mostUsed).map((each) => [each.name, each]));
  return [...similarNames([...byName.keys()])].flatMap(([name, other]) => {
    const [rarer, usual] = [byName.get(name), byName.get(other)];
    const isNumbered = /\d/.test(name + other) && withoutNumbers(name) === withoutNumbers(other);
    return rarer && usual && !isNumbered ? [[rarer, usual]] : [];
  });
}

export function mostUsed(a: NameSpellings, b: NameSpellings): number {
  return b.uses - a.uses || byText(a.key, b.key);
}

function withoutNumbers(name: string): string {
  return spellingKey(name).replaceAll(/\d/g, '');
}
