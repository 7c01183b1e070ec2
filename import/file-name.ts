import { hexDigest } from '../src/digest.ts';

/** How long the name of a talk's file may be, in characters without `.md`. */
export const longestName = 80;

/** A slug cut between two words. @example shortened('a-long-name', 8) // => 'a-long' */
export function shortened(slug: string, limit: number = longestName): string {
  if (slug.length <= limit) return slug;
  const cut = slug.slice(0, limit + 1).replace(/-[^-]*$/, '');
  return cut.slice(0, limit).replace(/-+$/, '');
}

/**
 * File names that are nobody else's in their folder. Those that would share one are told apart by a
 * mark made from what they were called, which no later talk can move; a counter could.
 * @param wished slugs, each with what it was called
 */
export function fileNames(wished: readonly { slug: string; called: string }[]): string[] {
  const short = wished.map(({ slug }) => shortened(slug || 'talk'));
  const times = new Map<string, number>();
  for (const name of short) times.set(name, (times.get(name) ?? 0) + 1);
  return short.map((name, index) => {
    if (times.get(name) === 1) return name;
    const mark = hexDigest(wished[index]?.called ?? '').slice(0, 6);
    return `${shortened(name, longestName - mark.length - 1)}-${mark}`;
  });
}
