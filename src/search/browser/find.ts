import type { Query } from './address.ts';
import { ask, type Found, type Hit } from './engine.ts';
import { look, type Looked } from './matches.ts';
import { apart, meant } from './corrections.ts';
import { question, rephrased, type Question } from './question.ts';
import { covered, heads, rank } from './rank.ts';
import { share } from './share.ts';
import { correction } from './spelling.ts';
import { inTurn } from './turn.ts';
import { words } from '../words.ts';

/** The talks that answer a query, and what has to be said about them. */
export interface Findings extends Looked {
  /** What was searched for instead, where a word was misspelt. */
  corrected?: string;
  /** Whether these have all the words but one. */
  most?: boolean;
  /** Where no talk has all the words: a few that have some. */
  partly: Found[];
  /** What was asked of the index in the end. */
  asked: string;
}

/** How many talks with some of the words are offered. */
const few = 5;

/** Finds the talks that answer a query. @throws where search can't run */
export async function find(query: Query): Promise<Findings> {
  const asked = question(query.words);
  const all = await having(asked, query);
  if (all.found.length || !asked.words.length || query.verbatim) return all;

  const { corrected, known } = await meant(asked);
  for (const other of [
    () => corrected,
    () => apart(asked),
    () => spelledBeside(asked, known, query),
  ]) {
    const instead = await other();
    if (!instead || instead === asked.words.join(' ')) continue;
    const better = await having(question(instead), query);
    if (better.found.length) return { ...better, corrected: instead };
  }
  const most = known.length === asked.words.length && (await havingMost(asked, query));
  if (most && most.found.length) return { ...most, most: true };
  if (known.length * 2 < asked.words.length || asked.words.length < 2) return all;
  return { ...all, partly: await havingSome(rephrased(known), query) };
}

/** Talks with all of the words, under whichever spelling. */
async function having(
  asked: Question,
  query: Query,
  spellings = asked.spellings,
  enough = (found: Found) => share(found, asked) === 1,
): Promise<Findings> {
  const relevance = query.words !== '' && query.sort === 'relevance';
  // Pagefind takes a question that comes too soon for one that replaces it.
  const answers = await inTurn(spellings, (spelling) => exactly(spelling, query));
  const hits = together(answers, Math.max);
  const days = (a: Hit, b: Hit) => (a.id < b.id ? -1 : 1) * (query.sort === 'oldest' ? 1 : -1);
  const looked = await look(relevance ? hits : hits.toSorted(days), enough, (candidates) =>
    relevance ? rank(candidates, asked) : candidates,
  );
  return { ...looked, partly: [], asked: spellings[0] ?? '' };
}

/** Talks about two of the words or more that have all but one, of a question of three or more. */
async function havingMost(asked: Question, query: Query): Promise<Findings | undefined> {
  const { length } = asked.words;
  if (length < 3 || asked.phrases.length) return undefined;
  const others = asked.words.map((_, index) => asked.words.toSpliced(index, 1).join(' '));
  return having(asked, query, others, (found) => {
    const about = covered(heads(found.meta), asked.words) * length;
    return about > 1.5 && share(found, asked) * length > length - 1.5;
  });
}

/** A misspelt word as the few talks write it that have all the others. */
async function spelledBeside({ words: asked }: Question, known: string[], query: Query) {
  const [lacking, ...more] = asked.filter((word) => !known.includes(word));
  if (!lacking || more.length || !known.length) return undefined;
  const { found, number } = await having(rephrased(known), query);
  if (number > found.length) return undefined;
  const there = found.flatMap(({ content, meta }) => words(`${content} ${Object.values(meta)}`));
  const other = correction(lacking, new Map(there.map((word) => [word, 5])));
  return other && asked.map((word) => (word === lacking ? other : word)).join(' ');
}

/** A few talks with a third of the words or more, those with rare ones first. */
async function havingSome(asked: Question, query: Query): Promise<Found[]> {
  const answers = await inTurn(asked.words, (word) => exactly(word, query));
  const weighted = answers.map((hits) => {
    const top = hits.reduce((most, { score }) => Math.max(most, score), 1e-9);
    return hits.map((hit) => ({
      ...hit,
      score: (1 + hit.score / top) / Math.log(3 + hits.length),
    }));
  });
  const { found } = await look(
    together(weighted, (a, b) => a + b),
    (found) => share(found, asked) > 0.3,
    (candidates) => rank(candidates, asked),
  );
  return found.slice(0, few);
}

/** Talks with these words, of which Pagefind takes short ones for the beginnings of any others. */
async function exactly(spelling: string, query: Query): Promise<Hit[]> {
  const hits = await ask(spelling, query);
  const short = spelling.split(' ').filter((word) => /^[a-z\d+#]{1,3}$/.test(word));
  const having = await inTurn(short, async (word) => {
    const exact = await ask(`"${word}"`, query);
    return new Set(exact.map(({ id }) => id));
  });
  return hits.filter(({ id }) => having.every((ids) => ids.has(id)));
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
