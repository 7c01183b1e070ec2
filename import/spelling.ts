import anyAscii from 'any-ascii';
import { byText } from '../src/archive/order.ts';

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

/**
 * Returns pairs of names that differ by one letter or by the order of their words. Names under eight
 * letters are only compared by their words. With an index, the time is proportional to the number of
 * names.
 */
export function similarPairs<T extends Pick<NameSpellings, 'key' | 'name'>>(
  names: readonly T[],
): [T, T][] {
  const pairs = new Map<string, [T, T]>();
  const index = new Map<string, T[]>();
  for (const name of names)
    for (const indexKey of similarityKeys(name)) {
      const others = index.get(indexKey) ?? [];
      for (const other of others)
        if (other !== name && !differByNumber(other.key, name.key))
          pairs.set(`${other.key}\0${name.key}`, [other, name]);
      if (others.at(-1) !== name) index.set(indexKey, [...others, name]);
    }
  return [...pairs.values()];
}

/** Whether two names differ only by a number, such as a year. */
function differByNumber(a: string, b: string): boolean {
  return /\d/.test(a + b) && a.replaceAll(/\d/g, '') === b.replaceAll(/\d/g, '');
}

/** Returns the keys that similar names share: the sorted words, and the name without each letter. */
function similarityKeys({ key, name }: Pick<NameSpellings, 'key' | 'name'>): string[] {
  const words = name.split(/[\s,]+/u).filter(Boolean);
  const sortedWords = words.length > 1 ? [`words ${words.map(spellingKey).sort().join(' ')}`] : [];
  if (key.length < 8) return sortedWords;
  const letters = [...key];
  return [...sortedWords, key, ...letters.map((_, i) => letters.toSpliced(i, 1).join(''))];
}
