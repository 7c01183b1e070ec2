import type { Found } from './engine.ts';
import type { Question } from './question.ts';
import { hasWord, inflected, words } from './words.ts';

interface Candidate {
  found: Found;
  /** Pagefind's own, 0 to 1. */
  score: number;
}

/** Talks that are about what was asked for before those that mention it. */
export function rank(candidates: Candidate[], asked: Question): Candidate[] {
  return candidates
    .map((candidate) => ({ ...candidate, score: candidate.score + aboutness(candidate, asked) }))
    .sort((a, b) => b.score - a.score);
}

function aboutness({ found: { meta, content } }: Candidate, asked: Question): number {
  const title = words(meta.title ?? '');
  const heads = new Set(
    words([meta.title, meta.speakers, meta.aliases, meta.topics, meta.conference].join(' ')),
  );
  const inTitle = covered(new Set(title), asked.words);
  const asTyped = covered(new Set(title), asked.all);
  const sharp = title.filter((word) => asked.all.some((other) => inflected(word, other))).length;
  return (
    inTitle +
    covered(heads, asked.words) +
    0.8 * asTyped +
    0.4 * (sharp / (title.length || 1)) +
    0.5 * follows(title, asked.words) +
    0.3 * follows(words(content), asked.words)
  );
}

function covered(there: ReadonlySet<string>, asked: string[]): number {
  return asked.filter((word) => hasWord(there, word)).length / (asked.length || 1);
}

/** How many of the words stand next to each other as they were typed, 0 to 1. */
function follows(text: string[], asked: string[]): number {
  if (asked.length < 2) return 0;
  const next = new Set(text.slice(1).map((word, index) => `${text[index]} ${word}`));
  const typed = asked.slice(1).map((word, index) => `${asked[index]} ${word}`);
  return typed.filter((both) => next.has(both)).length / typed.length;
}
