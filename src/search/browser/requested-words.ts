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
  const below = path.startsWith(base) ? path.slice(base.length) : path;
  const words = decode(below)
    .replace(/\.[a-z]{2,5}\/?$/i, '')
    .split(/[^\p{L}\p{M}\p{N}+#]+/u);
  return [...new Set(words)].filter((word) => word && !folders.has(word)).join(' ');
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
