/** Parts of the site's own paths, which say nothing about a talk. */
const folders = new Set(
  '404 archive conferences index page series speakers talks topics'.split(' '),
);

/**
 * Returns the words of a path, to search for.
 * @param base of the site, with slashes
 * @example requestedWords('/base/talks/pygrunn-2011/zero_mq.html', '/base/') // => 'pygrunn 2011 zero mq'
 */
export function requestedWords(path: string, base: string): string {
  let words = path.replace(base, '');
  try {
    words = decodeURIComponent(words);
  } catch {
    // It isn't UTF-8.
  }
  const found = words.replace(/\.[a-z]{2,5}\/?$/i, '').match(/[\p{L}\p{M}\p{N}+#]+/gu) ?? [];
  return [...new Set(found)].filter((word) => !folders.has(word)).join(' ');
}
