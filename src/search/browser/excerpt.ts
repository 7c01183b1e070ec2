import { textOf, type SearchRecord, type Section } from '../record.ts';
import { isMatch, joined, names, splitWords } from '../words.ts';
import type { Terms } from './terms.ts';

/** Returns the prose that answers a search: the summary, unless a sentence of the text has more words. */
export function excerpt(record: SearchRecord, terms: Terms): string {
  const { entry, sections } = record;
  const sentences = sections
    .flatMap(({ prose }) => prose.split('\n'))
    .filter(({ length }) => length > 20);
  return heaviest([entry.summary ?? '', ...sentences], record, terms, (text) => [text]);
}

/** Returns the section that answers a search. @returns undefined if it's the beginning of the talk */
export function bestSection(record: SearchRecord, terms: Terms): Section | undefined {
  const best = heaviest([undefined, ...record.sections], record, terms, (section) =>
    section ? [textOf(section), section.title] : [''],
  );
  return best?.id ? best : undefined;
}

/**
 * Returns the first item with the most words of a search. A word counts more if few sections have it:
 * one word of one section counts more than two of all. A word in the section's title counts a little
 * more, for “uwsgi virtualenvs”; one in the talk's title is about all sections.
 */
function heaviest<T>(
  items: readonly T[],
  { entry, sections }: SearchRecord,
  { names }: Terms,
  textsOf: (item: T) => [text: string, title?: string],
): T {
  const has = (text: string, name: string[]) => Number(matches(text, [name]).length > 0);
  const weights = names.map((name) => {
    const having = sections.filter((section) => has(textOf(section), name)).length;
    if (!having || has(entry.title, name)) return 1;
    return Math.log((sections.length + 1) / having);
  });
  const sums = items.map((item) => {
    const [text, title = ''] = textsOf(item);
    return names.reduce(
      (sum, name, at) => sum + weights[at]! * (has(text, name) + 0.2 * has(title, name)),
      0,
    );
  });
  return items[sums.indexOf(Math.max(...sums))]!;
}

/** Where a text has a word of a search. */
interface Match {
  start: number;
  end: number;
}

/**
 * Returns where a text has words of a search, whole names such as k-means included. They don't overlap,
 * as the pairs of characters of unspaced scripts do.
 */
export function matches(text: string, searched: string[][]): Match[] {
  const found: Match[] = [];
  for (const { start, end } of overlappingMatches(text, searched)) {
    const last = found.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

function overlappingMatches(text: string, searched: string[][]): Match[] {
  const addresses = [...text.matchAll(/\S*(?::\/\/|www\.|@)\S*/g)];
  return names(splitWords(text)).flatMap((name) => {
    const [{ start }, { end }] = [name[0]!, name.at(-1)!];
    if (addresses.some(({ 0: match, index }) => start >= index && start < index + match.length))
      return [];
    const whole = joined(name);
    if (searched.some((each) => isMatch(whole, each.join('')))) return [{ start, end }];
    return name.filter(({ text }) =>
      searched.some((each) => each.some((word) => isMatch(text, word))),
    );
  });
}
