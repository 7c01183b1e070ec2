import type { Query } from './address.ts';
import { ask, type Found, type Hit } from './engine.ts';
import { question, rephrased, type Question } from './question.ts';
import { rank } from './rank.ts';
import { hasWord, words } from './words.ts';
import { meant } from './meant.ts';

/** The talks that answer a query, and what has to be said about them. */
export interface Findings {
  /** The best of them, fetched. */
  found: Found[];
  /** The others, to be fetched when wanted. */
  rest: Hit[];
  /** What was searched for instead, where a word was misspelt. */
  corrected?: string;
  /** None has all the words; these have some. */
  some?: boolean;
  /** What was asked of the index in the end. */
  asked: string;
}

/** How many talks are fetched at first, and looked at closely. */
const closely = 10;

/** Finds the talks that answer a query. @throws where search can't run */
export async function find(query: Query): Promise<Findings> {
  const asked = question(query.words);
  const all = await having(asked, query);
  if (all.found.length || !asked.words.length || query.verbatim) return all;

  const { corrected, known } = await meant(asked);
  if (corrected) {
    const better = await having(question(corrected), query);
    if (better.found.length) return { ...better, corrected };
  }
  if (known.length * 2 < asked.words.length || asked.words.length < 2) return all;
  return { ...(await havingSome(rephrased(known), query)), ...(corrected && { corrected }) };
}

/** Talks with all of the words, under whichever spelling. */
async function having(asked: Question, query: Query): Promise<Findings> {
  const answers = await inTurn(asked.spellings, (spelling) => ask(spelling, query));
  // Talks in the order of their days can't be put in the order of their scores.
  const dated = query.sort !== 'relevance' && answers.find(({ length }) => length);
  return closer(dated || together(answers, Math.max), asked, query, (has) => has === 1);
}

/** Talks with at least half of the words; rare words count more. */
async function havingSome(asked: Question, query: Query): Promise<Findings> {
  const answers = await inTurn(asked.words, (word) => ask(word, { ...query, sort: 'relevance' }));
  const weights = answers.map(({ length }) => 1 / Math.log(3 + length));
  const weighted = answers.map((hits, word) => {
    const top = best(hits);
    return hits.map((hit) => ({ ...hit, score: (1 + hit.score / top) * weights[word]! }));
  });
  const hits = together(weighted, (a, b) => a + b);
  const findings = await closer(hits, asked, query, (has) => has >= 0.5, weights);
  return { ...findings, rest: [], some: true };
}

/** Fetches the first, drops those that lack what was asked for, and puts the best before the others. */
async function closer(
  hits: Hit[],
  asked: Question,
  { sort, words: typed }: Query,
  enough: (has: number) => boolean,
  weights: number[] = [],
): Promise<Findings> {
  const first = hits.slice(0, closely);
  const top = best(first);
  const looked = await Promise.all(
    first.map(async (hit) => ({ found: await hit.data(), score: hit.score / top })),
  );
  const honest = looked.filter(({ found }) => enough(share(found, asked, weights)));
  const ranked = typed && sort === 'relevance' ? rank(honest, asked) : honest;
  return {
    found: ranked.map(({ found }) => found),
    rest: honest.length === looked.length ? hits.slice(closely) : [],
    asked: asked.spellings[0] ?? '',
  };
}

/** How much of what was asked for a talk has, 0 to 1; a phrase that it lacks leaves it nothing. */
function share({ content, meta }: Found, asked: Question, weights: number[]): number {
  const there = words(`${content} ${Object.values(meta).join(' ')}`);
  const text = ` ${there.join(' ')} `;
  if (!asked.phrases.every((phrase) => text.includes(` ${phrase.join(' ')} `))) return 0;
  const known = new Set(there);
  const shares = [...asked.spellings.map(words), asked.words].map((spelling) => {
    const weight = (index: number) => (spelling === asked.words && weights[index]) || 1;
    const all = spelling.reduce((sum, _, index) => sum + weight(index), 0);
    const has = spelling.reduce(
      (sum, word, index) => sum + (hasWord(known, word) ? weight(index) : 0),
      0,
    );
    return all ? has / all : 1;
  });
  return Math.max(...shares);
}

/** Several answers as one, each talk once, best first. */
function together(answers: Hit[][], join: (a: number, b: number) => number): Hit[] {
  const [first, ...others] = answers.filter(({ length }) => length);
  if (!first || !others.length) return first ?? [];
  const byId = new Map<string, Hit>();
  for (const hit of answers.flat()) {
    const known = byId.get(hit.id);
    byId.set(hit.id, known ? { ...known, score: join(known.score, hit.score) } : hit);
  }
  return [...byId.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

function best(hits: Hit[]): number {
  return hits.reduce((most, { score }) => Math.max(most, score), 1e-9);
}

/** One after the other: Pagefind takes a question that comes too soon for one that replaces it. */
async function inTurn<T, U>(items: T[], each: (item: T) => Promise<U>): Promise<U[]> {
  const results: U[] = [];
  for (const item of items) results.push(await each(item));
  return results;
}
