import { hasWord, inflected, words } from '../words.ts';
import type { Candidate } from './matches.ts';
import type { FoundTalk } from './pagefind.ts';
import type { Terms } from './terms.ts';

/** Sorts talks about the terms before talks that only mention them. */
export function rank(candidates: Candidate[], terms: Terms): Candidate[] {
  return candidates
    .map((candidate) => ({ ...candidate, score: candidate.score + relevance(candidate, terms) }))
    .sort((a, b) => b.score - a.score);
}

function relevance({ talk: { meta, content } }: Candidate, terms: Terms): number {
  const title = words(meta.title);
  const text = words(`${content} ${meta.aliases}`);
  const inTitle = coverage(new Set(title), terms.words);
  const allInTitle = coverage(new Set(title), terms.all);
  const typed = title.filter((word) => terms.all.some((other) => inflected(word, other))).length;
  return (
    inTitle +
    coverage(headWords(meta), terms.words) +
    0.8 * allInTitle +
    0.4 * (typed / (title.length || 1)) +
    0.5 * adjacency(title, terms.words) +
    0.5 * adjacency(title, terms.all) +
    0.3 * adjacency(text, terms.words) +
    0.5 * adjacency(text, terms.all) +
    2.5 * mean(terms.joined, (name) => adjacency(title, name) || adjacency(text, name))
  );
}

/** Returns the words of a talk's title, names and topics. */
export function headWords({ title, speakers, aliases, topics, conference }: FoundTalk['meta']) {
  return new Set(words([title, speakers, aliases, topics, conference].join(' ')));
}

/** Returns how many of the words are available, 0 to 1. */
export function coverage(available: ReadonlySet<string>, words: string[]): number {
  return words.filter((word) => hasWord(available, word)).length / (words.length || 1);
}

/** Returns how much of the terms a talk has, 0 to 1; 0 if it lacks one of the phrases. */
export function matchShare({ content, meta }: FoundTalk, terms: Terms): number {
  const inTalk = words(`${content} ${Object.values(meta).join(' ')}`);
  const text = ` ${inTalk.join(' ')} `;
  if (!terms.phrases.every((phrase) => text.includes(` ${phrase.join(' ')} `))) return 0;
  const available = new Set(inTalk);
  const spelled = [...terms.spellings.map(words), terms.words];
  return Math.max(...spelled.map((each) => (each.length ? coverage(available, each) : 1)));
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
