import type { Found } from './engine.ts';
import { pieces } from './excerpt.ts';

/** Where in a talk the words stand. */
export interface Deep {
  /** The heading under which they do. */
  title: string;
  /** Leads to the heading, and has a browser that can mark the words (WICG text fragments). */
  href: string;
  excerpt: string;
}

/** The passage that has most of what was searched for, nothing where it is the talk's beginning. */
export function passage({ sub_results: passages }: Found): Deep | undefined {
  const [best] = passages.toSorted((a, b) => b.locations.length - a.locations.length);
  if (!best?.url.includes('#')) return undefined;
  const [words] = pieces(best.excerpt).filter(({ marked }) => marked);
  const text = words && `:~:text=${encodeURIComponent(words.text).replaceAll('-', '%2D')}`;
  return { title: best.title, href: best.url + (text ?? ''), excerpt: best.excerpt };
}
