import type { Conference } from './conference.ts';
import type { Talk } from './talk.ts';

/** The talks that still want a summary, in the order of their conferences. */
export function wanted(conferences: readonly Conference[]): Talk[] {
  return conferences.flatMap(({ talks }) => talks.filter(({ text }) => text !== 'summary'));
}
