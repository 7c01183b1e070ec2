import { textOf, type SearchRecord, type Section } from '../record.ts';
import { isMatch, joined, names, type Word } from '../words.ts';
import type { Terms } from './terms.ts';

type Place = Pick<Word, 'start' | 'end'>;

/** Returns the prose that answers a search: the summary, unless a sentence of the text has more words. */
export function excerpt(record: SearchRecord, terms: Terms): string {
  const sentences = record.sections.flatMap(({ prose }) => prose.split('\n'));
  const texts = [record.entry.summary ?? '', ...sentences.filter(({ length }) => length > 20)];
  return texts[heaviest(texts, [], record, terms)]!;
}

/** Returns the section that answers a search. @returns undefined if it's the beginning of the talk */
export function bestSection(record: SearchRecord, terms: Terms): Section | undefined {
  const { sections } = record;
  const titles = sections.map(({ title }) => title);
  const best =
    sections[heaviest(['', ...sections.map(textOf)], ['', ...titles], record, terms) - 1];
  return best?.id ? best : undefined;
}

/**
 * Returns the index of the first text with the most words of a search. A word counts more if few
 * sections have it: one word of one section counts more than two of all. A word in the text's title
 * counts a little more, for “uwsgi virtualenvs”; one in the talk's title is about all sections.
 */
function heaviest(
  texts: readonly string[],
  titles: readonly string[],
  { entry, sections }: SearchRecord,
  { names }: Terms,
): number {
  const has = (text: string, name: string[]) => Number(matches(text, [name]).length > 0);
  const weights = names.map((name) => {
    const having = sections.filter((section) => has(textOf(section), name)).length;
    if (!having || has(entry.title, name)) return 1;
    return Math.log((sections.length + 1) / having);
  });
  const weightOf = (text: string) =>
    names.reduce((sum, name, at) => sum + weights[at]! * has(text, name), 0);
  const sums = texts.map((text, at) => weightOf(text) + 0.2 * weightOf(titles[at] ?? ''));
  return sums.indexOf(Math.max(...sums));
}

/**
 * Returns where a text has words of a search, whole names such as k-means included, outside of addresses.
 * They don't overlap, as the pairs of characters of unspaced scripts do.
 */
export function matches(text: string, searched: string[][]): Place[] {
  const found: Place[] = [];
  const blank = (address: string) => ' '.repeat(address.length);
  for (const name of names(text.replace(/\S*(?::\/\/|www\.|@)\S*/g, blank))) {
    const whole = { start: name[0]!.start, end: name.at(-1)!.end };
    const isWhole = searched.some((each) => isMatch(joined(name), each.join('')));
    const isPart = (word: string) => searched.flat().some((each) => isMatch(word, each));
    for (const { start, end } of isWhole ? [whole] : name.filter(({ text }) => isPart(text))) {
      const last = found.at(-1);
      if (last && start < last.end) last.end = end;
      else found.push({ start, end });
    }
  }
  return found;
}
