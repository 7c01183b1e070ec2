import { slug } from '../src/archive/slug.ts';
import { hexDigest } from '../src/digest.ts';

/** Characters in the name of a talk's file, without `.md`. */
const nameLimit = 80;

/** Cuts a slug between two words. @example shortenSlug('a-long-name', 8) // => 'a-long' */
export function shortenSlug(slug: string, limit: number): string {
  if (slug.length <= limit) return slug;
  const cut = slug.slice(0, limit + 1).replace(/-[^-]*$/, '');
  return cut.slice(0, limit).replace(/-+$/, '');
}

/**
 * Returns unique file names for the talks of a folder. Names that would be the same get a suffix from
 * the digest of the original name: other than a counter, it doesn't change if a talk is added.
 */
export function uniqueFileNames(originalNames: readonly string[]): string[] {
  const short = originalNames.map((name) => shortenSlug(slug(name) || 'talk', nameLimit));
  const counts = new Map<string, number>();
  for (const name of short) counts.set(name, (counts.get(name) ?? 0) + 1);
  return short.map((name, index) => {
    if (counts.get(name) === 1) return name;
    const suffix = hexDigest(originalNames[index] ?? '').slice(0, 6);
    return `${shortenSlug(name, nameLimit - suffix.length - 1)}-${suffix}`;
  });
}
