import { textOf, urlWords, type SearchRecord } from '../record.ts';
import { hasWord, splitWords, words } from '../words.ts';
import { byScore, type Hit } from './pagefind.ts';
import type { Terms } from './terms.ts';

/** A fetched talk, its words, and Pagefind's score of it, 0 to 1. */
export interface Candidate extends Hit {
  record: SearchRecord;
}

/** The words of a record, computed once. Runs have them one after the other, between spaces. */
interface RecordWords {
  head: ReadonlySet<string>;
  all: ReadonlySet<string>;
  titleRun: string;
  run: string;
}

const cache = new WeakMap<SearchRecord, RecordWords>();

export function wordsOf(record: SearchRecord): RecordWords {
  const cached = cache.get(record);
  if (cached) return cached;
  const { entry, speakers, aliases, topics, conference, sections, urls } = record;
  const body = sections.map(textOf).join('\n');
  const head = [entry.title, speakers, aliases, topics, conference].join('  ');
  const found = {
    head: new Set(words(head)),
    all: new Set([...words(`${head}\n${body}`), ...urls.flatMap(urlWords)]),
    titleRun: runOf(entry.title),
    run: runOf(`${head}\n${body}`),
  };
  cache.set(record, found);
  return found;
}

function runOf(text: string): string {
  return ` ${splitWords(text)
    .map(({ text }) => text)
    .join(' ')} `;
}

/** Sorts talks about the terms before talks that only mention them. */
export function rank(candidates: Candidate[], terms: Terms): Candidate[] {
  return candidates
    .map((candidate) => ({ ...candidate, score: candidate.score + relevance(candidate, terms) }))
    .sort(byScore);
}

function relevance({ record }: Candidate, { names, all }: Terms): number {
  const { titleRun, run, all: available } = wordsOf(record);
  const compounds = names.filter(({ length }) => length > 1);
  return (
    // Exactly these words, for “native app or web app”.
    share(all, (word) => available.has(word)) +
    // Exactly this title, for “Automatic Machine Learning?”.
    Number(titleRun === ` ${all.join(' ')} `) +
    // As in the title, for “what is deployment”.
    adjacency(titleRun, all) +
    // Names whole, for “find_element”.
    share(compounds, (name) => adjacency(run, name) > 0)
  );
}

/** Whether a talk has all names in its title, names and topics. */
export function inHead(record: SearchRecord, terms: Terms): number {
  return coverage(wordsOf(record).head, terms.names);
}

/** Returns how many of the names are available, 0 to 1. */
function coverage(available: ReadonlySet<string>, names: string[][]): number {
  return share(names, (name) => hasWord(available, name.join('')));
}

/** Returns how much of the terms a talk has, 0 to 1; 0 if it lacks one of the phrases. */
export function matchShare(record: SearchRecord, { phrases, names, spellings }: Terms): number {
  const { all, run } = wordsOf(record);
  if (!phrases.every((phrase) => run.includes(` ${phrase.join(' ')} `))) return 0;
  const spelled = spellings.map((each) => each.split(' ').map((word) => [word]));
  return Math.max(...[names, ...spelled].map((each) => (each.length ? coverage(all, each) : 1)));
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
