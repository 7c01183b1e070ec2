import type { Place } from './source.ts';

/** Where a text leads, and what it shows: what rules over the whole archive judge. */
export interface Outline {
  links: Reference[];
  images: Reference[];
}

export interface Reference extends Place {
  url: string;
}
