import { textOf, type SearchRecord } from '../record.ts';
import { names, textsOf } from '../words.ts';
import type { Hit } from './pagefind.ts';
import type { Terms } from './terms.ts';

/** A fetched talk, with Pagefind's score of it. */
export interface Candidate extends Hit {
  record: SearchRecord;
}

/** Sorts talks with exactly the typed words before others, most of all side by side or as the title. */
export function rank(candidates: readonly Candidate[], { words }: Terms): Candidate[] {
  const top = candidates[0]?.score || 1;
  const typed = ` ${words.join(' ')} `;
  const pairs = words.slice(1).map((word, index) => `${words[index]} ${word}`);
  const relevance = (record: SearchRecord) => {
    const [title, all] = [runOf(record.entry.title), textRun(record)];
    return (
      // For “lightning talks”.
      Number(title === typed) +
      // For “find_element”.
      Number(all.includes(typed)) +
      // For “job queue”.
      share(words, all) +
      // For “teach kids python in school”.
      share(pairs, title)
    );
  };
  return candidates
    .map((each) => ({ ...each, score: each.score / top + relevance(each.record) }))
    .sort(byScore);
}

/** Whether a talk has all phrases of a search. */
export function hasPhrases(record: SearchRecord, { phrases }: Terms): boolean {
  return phrases.every((phrase) => textRun(record).includes(` ${phrase.join(' ')} `));
}

/** Returns how many of some words or pairs are in a run, 0 to 1. */
function share(parts: string[], run: string): number {
  return parts.filter((part) => run.includes(` ${part} `)).length / (parts.length || 1);
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
