import { textOf, type SearchRecord } from '../record.ts';
import { names, textsOf } from '../words.ts';
import type { Hit } from './pagefind.ts';
import type { Terms } from './terms.ts';

/** A fetched talk, with Pagefind's score of it. */
export interface Candidate extends Hit {
  record: SearchRecord;
}

/** Sorts talks with the typed words side by side before others, most of all in or as the title. */
export function rank(candidates: readonly Candidate[], { words }: Terms): Candidate[] {
  const top = candidates[0]?.score || 1;
  return candidates
    .map((candidate) => {
      const { record, score } = candidate;
      const title = runOf(record.entry.title);
      const nearness = adjacency(title, words) + adjacency(textRun(record), words);
      const isTitle = title === ` ${words.join(' ')} `;
      return { ...candidate, score: score / top + nearness + Number(isTitle) };
    })
    .sort(byScore);
}

/** Whether a talk has all phrases of a search. */
export function hasPhrases(record: SearchRecord, { phrases }: Terms): boolean {
  return phrases.every((phrase) => textRun(record).includes(` ${phrase.join(' ')} `));
}

/** Returns how many pairs of neighboring words are neighbors in a run, too, 0 to 1. */
function adjacency(run: string, words: string[]): number {
  const pairs = words.slice(1).map((word, index) => ` ${words[index]} ${word} `);
  return pairs.filter((pair) => run.includes(pair)).length / (pairs.length || 1);
}

/** Returns all words of a talk, one after the other, between spaces. */
function textRun({ entry, speakers, aliases, topics, conference, sections }: SearchRecord): string {
  const texts = [entry.title, speakers, aliases, topics, conference, ...sections.map(textOf)];
  return runOf(texts.join('\n'));
}

function runOf(text: string): string {
  return ` ${textsOf(names(text).flat()).join(' ')} `;
}

/** Compares hits: the best first, of equal ones the newest. */
export function byScore(a: Hit, b: Hit): number {
  return b.score - a.score || (a.id < b.id ? 1 : -1);
}
