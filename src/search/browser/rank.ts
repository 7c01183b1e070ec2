import { textOf, type SearchRecord } from '../record.ts';
import { splitWords } from '../words.ts';
import { byScore } from './matches.ts';
import type { Hit } from './pagefind.ts';
import type { Terms } from './terms.ts';

/** The words of a record one after the other, between spaces. */
interface Runs {
  title: string;
  all: string;
}

const cache = new WeakMap<SearchRecord, Runs>();

function runsOf(record: SearchRecord): Runs {
  const cached = cache.get(record);
  if (cached) return cached;
  const { entry, speakers, aliases, topics, conference, sections } = record;
  const texts = [entry.title, speakers, aliases, topics, conference, ...sections.map(textOf)];
  const found = { title: runOf(entry.title), all: runOf(texts.join('\n')) };
  cache.set(record, found);
  return found;
}

function runOf(text: string): string {
  return ` ${splitWords(text)
    .map(({ text }) => text)
    .join(' ')} `;
}

/** Sorts talks about the terms before talks that only mention them. */
export function rank(
  found: readonly { hit: Hit; record: SearchRecord }[],
  terms: Terms,
): SearchRecord[] {
  const top = found[0]?.hit.score || 1;
  return found
    .map(({ hit: { id, score }, record }) => ({
      id,
      score: score / top + relevance(record, terms),
      record,
    }))
    .sort(byScore)
    .map(({ record }) => record);
}

function relevance(record: SearchRecord, { names, words }: Terms): number {
  const { title, all } = runsOf(record);
  const compounds = names.filter(({ length }) => length > 1);
  return (
    // Exactly these words, for “native app or web app”.
    share(words, (word) => all.includes(` ${word} `)) +
    // Exactly this title, for “Automatic Machine Learning?”.
    Number(title === ` ${words.join(' ')} `) +
    // As in the title, for “what is deployment”.
    adjacency(title, words) +
    // Names whole, for “find_element”.
    share(compounds, (name) => adjacency(all, name) > 0)
  );
}

/** Whether a talk has all phrases of a search. */
export function hasPhrases(record: SearchRecord, { phrases }: Terms): boolean {
  return phrases.every((phrase) => runsOf(record).all.includes(` ${phrase.join(' ')} `));
}

/** Returns how many pairs of neighboring words are neighbors in a run, too, 0 to 1. */
function adjacency(run: string, words: string[]): number {
  const pairs = words.slice(1).map((word, index) => ` ${words[index]} ${word} `);
  return share(pairs, (pair) => run.includes(pair));
}

/** Returns how many of the items pass, 0 to 1; 0 if there are none. */
function share<T>(items: readonly T[], passes: (item: T) => boolean): number {
  return items.filter(passes).length / (items.length || 1);
}
