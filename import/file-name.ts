/** Cuts a slug between two words. @example shortenSlug('a-long-name', 8) // => 'a-long' */
export function shortenSlug(slug: string, limit: number): string {
  if (slug.length <= limit) return slug;
  const cut = slug.slice(0, limit + 1).replace(/-[^-]*$/, '');
  return cut.slice(0, limit).replace(/-+$/, '');
}
