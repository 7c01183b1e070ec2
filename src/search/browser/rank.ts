import { urlIds, type SearchRecord } from '../record.ts';
import { hasWord, inflected, splitWords, words } from '../words.ts';
import type { Terms } from './terms.ts';

/** A fetched talk, its words, and Pagefind's score of it, 0 to 1. */
export interface Candidate {
  record: SearchRecord;
  id: string;
  score: number;
}

/** The words of a record, computed once. */
interface RecordWords {
  title: string[];
  head: ReadonlySet<string>;
  text: string[];
  all: ReadonlySet<string>;
  /** All words one after the other, without signs between them. */
  run: string;
}

const cache = new WeakMap<SearchRecord, RecordWords>();

function wordsOf(record: SearchRecord): RecordWords {
  const cached = cache.get(record);
  if (cached) return cached;
  const { entry, speakers, aliases, topics, conference, sections, urls } = record;
  const body = sections.map(({ title, prose, code }) => `${title}\n${prose}\n${code}`).join('\n');
  const names = [speakers, aliases, topics, conference].join('  ');
  const head = words(`${entry.title}  ${names}`);
  const text = splitWords(`${body}\n${aliases}`).map(({ text }) => text);
  const all = new Set([...head, ...words(body), ...urls.flatMap(urlIds)]);
  const run = ` ${splitWords(`${entry.title} ${names} ${body}`)
    .map(({ text }) => text)
    .join(' ')} `;
  const found = {
    title: splitWords(entry.title).map(({ text }) => text),
    head: new Set(head),
    text,
    all,
    run,
  };
  cache.set(record, found);
  return found;
}

/** Sorts talks about the terms before talks that only mention them. */
export function rank(candidates: Candidate[], terms: Terms): Candidate[] {
  return candidates
    .map((candidate) => ({ ...candidate, score: candidate.score + relevance(candidate, terms) }))
    .sort((a, b) => b.score - a.score || (a.id > b.id ? -1 : 1));
}

function relevance({ record }: Candidate, terms: Terms): number {
  const { title, head, text } = wordsOf(record);
  const inTitle = new Set(words(record.entry.title));
  const typed = title.filter((word) => terms.all.some((other) => inflected(word, other))).length;
  const flat = terms.names.flat();
  return (
    coverage(inTitle, terms.names) +
    coverage(head, terms.names) +
    0.8 *
      coverage(
        inTitle,
        terms.all.map((word) => [word]),
      ) +
    0.4 * (typed / (title.length || 1)) +
    0.5 * adjacency(title, flat) +
    0.5 * adjacency(title, terms.all) +
    0.3 * adjacency(text, flat) +
    0.5 * adjacency(text, terms.all) +
    2.5 *
      mean(
        terms.names.filter(({ length }) => length > 1),
        (name) => adjacency(title, name) || adjacency(text, name),
      )
  );
}

/** Whether a talk has all names in its title, names and topics. */
export function inHead(record: SearchRecord, terms: Terms): number {
  return coverage(wordsOf(record).head, terms.names);
}

/** Returns how many of the names are available, 0 to 1. */
function coverage(available: ReadonlySet<string>, names: string[][]): number {
  return names.filter((name) => hasName(available, name)).length / (names.length || 1);
}

function hasName(available: ReadonlySet<string>, name: string[]): boolean {
  return (
    hasWord(available, name.join('')) ||
    (name.length > 1 && name.every((word) => hasWord(available, word)))
  );
}

/** Returns how much of the terms a talk has, 0 to 1; 0 if it lacks one of the phrases. */
export function matchShare(record: SearchRecord, { phrases, names, spellings }: Terms): number {
  const { all, run } = wordsOf(record);
  if (!phrases.every((phrase) => run.includes(` ${phrase.join(' ')} `))) return 0;
  const spelled = spellings.map((each) => each.split(' ').map((word) => [word]));
  return Math.max(...[names, ...spelled].map((each) => (each.length ? coverage(all, each) : 1)));
}

function mean<T>(items: T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0) / (items.length || 1);
}

/** Returns how many pairs of neighboring words are neighbors in the text, too, 0 to 1. */
function adjacency(text: string[], words: string[]): number {
  if (words.length < 2) return 0;
  const inText = new Set(text.slice(1).map((word, index) => `${text[index]} ${word}`));
  const pairs = words.slice(1).map((word, index) => `${words[index]} ${word}`);
  return pairs.filter((pair) => inText.has(pair)).length / pairs.length;
}
