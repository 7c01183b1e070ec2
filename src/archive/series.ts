import type { Conference } from './conference.ts';
import type { Talk } from './talk.ts';

/** What a conference is an edition of; it has no file, only the editions that name it. */
export interface Series {
  /** The slug of its name. */
  id: string;
  name: string;
  /** Latest first. */
  conferences: Conference[];
}

/** Every talk of every edition. */
export function seriesTalks(series: Series): Talk[] {
  return series.conferences.flatMap((conference) => conference.talks);
}
