import type { Found } from './engine.ts';
import type { Question } from './question.ts';
import { covered } from './rank.ts';
import { words } from '../words.ts';

/** How much of what was asked for a talk has, 0 to 1; a phrase that it lacks leaves it nothing. */
export function share({ content, meta }: Found, asked: Question): number {
  const there = words(`${content} ${Object.values(meta).join(' ')}`);
  const text = ` ${there.join(' ')} `;
  if (!asked.phrases.every((phrase) => text.includes(` ${phrase.join(' ')} `))) return 0;
  const known = new Set(there);
  const spelled = [...asked.spellings.map(words), asked.words];
  return Math.max(...spelled.map((each) => (each.length ? covered(known, each) : 1)));
}
