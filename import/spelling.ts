import anyAscii from 'any-ascii';
import { byText } from '../src/archive/order.ts';

/**
 * What spellings have in common that are certainly one name: case, accents, spaces, hyphens and
 * underscores make no difference; Latin letters count as their plain ones (ø as o).
 */
export function certainKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\s\p{Pd}_]/gu, '')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\0-\x7f]/gu, (letter) =>
      /\p{Script=Latin}/u.test(letter) ? anyAscii(letter) : letter,
    );
}

/** One name in all its spellings. */
export interface Spelled {
  key: string;
  /** The spelling most used; among equals the first by code units. */
  name: string;
  /** All of them, the most used first. */
  spellings: string[];
  uses: number;
}

/** Names as they were used, each spelling of one name together, in the order of their keys. */
export function spelled(names: Iterable<string>, key = certainKey): Spelled[] {
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
 * Pairs of names that may be one: a letter apart, or the same words in another order. Found through
 * an index, in time proportional to their number; short names are too near each other to say.
 */
export function nearPairs<T extends Pick<Spelled, 'key' | 'name'>>(names: readonly T[]): [T, T][] {
  const pairs = new Map<string, [T, T]>();
  const index = new Map<string, T[]>();
  for (const name of names)
    for (const trace of traces(name)) {
      const others = index.get(trace) ?? [];
      for (const other of others)
        if (other !== name && !isNumbered(other.key, name.key))
          pairs.set(`${other.key}\0${name.key}`, [other, name]);
      if (others.at(-1) !== name) index.set(trace, [...others, name]);
    }
  return [...pairs.values()];
}

/** Whether two names differ by their number alone, as the years of a conference do. */
function isNumbered(a: string, b: string): boolean {
  return /\d/.test(a + b) && a.replaceAll(/\d/g, '') === b.replaceAll(/\d/g, '');
}

/** What two near names share: each has every one of its letters left out in turn. */
function traces({ key, name }: Pick<Spelled, 'key' | 'name'>): string[] {
  const words = name.split(/[\s,]+/u).filter(Boolean);
  const sorted = words.length > 1 ? [`words ${words.map(certainKey).sort().join(' ')}`] : [];
  if (key.length < 8) return sorted;
  const letters = [...key];
  return [...sorted, key, ...letters.map((_, i) => letters.toSpliced(i, 1).join(''))];
}
