import type { SearchRecord, Section } from '../record.ts';
import { inflected, names, splitWords, type Word } from '../words.ts';
import type { Terms } from './terms.ts';

/** A piece of text; `marked` pieces are words of the search. */
export interface Piece {
  text: string;
  marked: boolean;
}

const maxLength = 260;

/** Returns the prose that answers a search: the summary, unless a sentence of the text has more words. */
export function excerpt({ entry, sections }: SearchRecord, terms: Terms): Piece[] {
  const weights = rarity(sections, terms);
  const summary = entry.summary ?? '';
  const inSummary = weigh(summary, weights);
  const sentences = sections
    .flatMap(({ prose }) => prose.split(/(?<=[.!?…]["”’)]?)\s+(?=\P{Ll})|(?<=[。！？])|\n/u))
    .filter((sentence) => sentence.length > 20 && isProse(sentence));
  let best = { text: summary, weight: inSummary };
  for (const text of sentences) {
    const weight = weigh(text, weights);
    if (weight > best.weight + 0.01) best = { text, weight };
  }
  return mark(clip(best.text, terms), terms);
}

/** Returns the section that answers a search. @returns undefined if it's the beginning of the talk */
export function bestSection({ sections }: SearchRecord, terms: Terms): Section | undefined {
  const weights = rarity(sections, terms);
  let best: Section | undefined;
  let top = 0;
  for (const section of sections) {
    const { title, prose, code } = section;
    const weight = weigh(`${title}\n${prose}\n${code}`, weights) + 0.2 * weigh(title, weights);
    if (weight > top + 0.01) [best, top] = [section, weight];
  }
  return best?.id ? best : undefined;
}

/** Returns each name of a search with its weight: one word in one section counts more than two in all. */
function rarity(sections: readonly Section[], { names }: Terms): Map<string[], number> {
  const texts = sections.map(({ title, prose, code }) => `${title}\n${prose}\n${code}`);
  return new Map(
    names.map((name) => {
      const having = texts.filter((text) => matches(text, [name]).length).length;
      return [name, having ? 1 + 3 * Math.log((texts.length + 1) / having) : 0];
    }),
  );
}

function weigh(text: string, weights: ReadonlyMap<string[], number>): number {
  let sum = 0;
  for (const [name, weight] of weights) if (weight && matches(text, [name]).length) sum += weight;
  return sum;
}

/** Splits a text at the words of a search. Signs and addresses aren't marked. */
function mark(text: string, { names }: Terms): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of matches(text, names)) {
    if (found.start < end) continue;
    if (found.start > end) pieces.push({ text: text.slice(end, found.start), marked: false });
    pieces.push({ text: text.slice(found.start, found.end), marked: true });
    end = found.end;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), marked: false });
  return pieces;
}

/** Returns where a text has words of a search, whole names such as k-means included. */
export function matches(text: string, searched: string[][]): { start: number; end: number }[] {
  const addresses = [...text.matchAll(/\S*(?::\/\/|www\.|@)\S*/g)];
  return names(splitWords(text)).flatMap((name) => {
    const [{ start }, { end }] = [name[0]!, name.at(-1)!];
    if (addresses.some(({ 0: match, index }) => start >= index && start < index + match.length))
      return [];
    const whole = name.map(({ text }) => text).join('');
    if (searched.some((each) => inflected(whole, each.join('')))) return [{ start, end }];
    return name.filter((word: Word) =>
      searched.some((each) => each.some((other) => isMatch(word.text, other))),
    );
  });
}

function isMatch(word: string, searched: string): boolean {
  return inflected(word, searched) || (searched.length > 3 && word.startsWith(searched));
}

/** Cuts a long sentence at its clauses, around its first match. */
function clip(text: string, { names }: Terms): string {
  if (text.length <= maxLength) return text;
  const at = matches(text, names)[0]?.start ?? 0;
  const breaks = [...text.matchAll(/(?<=[,;:.!?–—)])\s/g)].map(({ index }) => index);
  const start =
    at < maxLength ? 0 : (breaks.findLast((place) => place < at) ?? text.lastIndexOf(' ', at - 60));
  const limit = start + maxLength;
  const end =
    limit >= text.length
      ? text.length
      : (breaks.findLast((place) => place > at && place < limit && place > start + 80) ??
        text.lastIndexOf(' ', limit));
  const clause = text
    .slice(Math.max(start, 0), end)
    .trim()
    .replace(/[,;:–—]$/, '');
  return `${start > 0 ? '… ' : ''}${clause}${end < text.length && !/[.!?]$/.test(clause) ? ' …' : ''}`;
}

/** Whether a sentence is neither code nor a prompt. */
function isProse(sentence: string): boolean {
  if (/^(?:>>>|\$ |#|\.\.\. |In \[)|[{}]|\w\(\)|[=;]\s*$/.test(sentence)) return false;
  const signs = sentence.match(/[^\p{L}\p{M}\p{N}\s.,;:!?'’"“”()-]/gu)?.length ?? 0;
  return signs * 12 < sentence.length;
}
