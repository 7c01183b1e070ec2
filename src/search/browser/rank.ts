import type { Found } from './engine.ts';
import type { Candidate } from './matches.ts';
import type { Question } from './question.ts';
import { hasWord, inflected, words } from '../words.ts';

/** Talks that are about what was asked for before those that mention it. */
export function rank(candidates: Candidate[], asked: Question): Candidate[] {
  return candidates
    .map((candidate) => ({ ...candidate, score: candidate.score + aboutness(candidate, asked) }))
    .sort((a, b) => b.score - a.score);
}

function aboutness({ found: { meta, content } }: Candidate, asked: Question): number {
  const title = words(meta.title);
  const text = words(`${content} ${meta.aliases}`);
  const inTitle = covered(new Set(title), asked.words);
  const asTyped = covered(new Set(title), asked.all);
  const sharp = title.filter((word) => asked.all.some((other) => inflected(word, other))).length;
  return (
    inTitle +
    covered(heads(meta), asked.words) +
    0.8 * asTyped +
    0.4 * (sharp / (title.length || 1)) +
    0.5 * follows(title, asked.words) +
    0.5 * follows(title, asked.all) +
    0.3 * follows(text, asked.words) +
    0.5 * follows(text, asked.all) +
    2.5 * share(asked.joined, (name) => follows(title, name) || follows(text, name))
  );
}

/** What a talk is about, as far as its title, names and topics tell. */
export function heads({ title, speakers, aliases, topics, conference }: Found['meta']) {
  return new Set(words([title, speakers, aliases, topics, conference].join(' ')));
}

/** How many of the words are there, 0 to 1. */
export function covered(there: ReadonlySet<string>, asked: string[]): number {
  return asked.filter((word) => hasWord(there, word)).length / (asked.length || 1);
}

function share<T>(all: T[], of: (each: T) => number): number {
  return all.reduce((sum, each) => sum + of(each), 0) / (all.length || 1);
}

/** How many of the words stand next to each other as they were typed, 0 to 1. */
function follows(text: string[], asked: string[]): number {
  if (asked.length < 2) return 0;
  const next = new Set(text.slice(1).map((word, index) => `${text[index]} ${word}`));
  const typed = asked.slice(1).map((word, index) => `${asked[index]} ${word}`);
  return typed.filter((both) => next.has(both)).length / typed.length;
}
