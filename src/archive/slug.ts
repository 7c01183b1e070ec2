import anyAscii from 'any-ascii';

/**
 * Returns a readable ASCII id for a name in any script. Ids are parts of permalinks, so the result
 * for a name must never change.
 * @example slug('Òscar Vilaplana') // => 'oscar-vilaplana'
 * @example slug('王小明') // => 'wang-xiao-ming'
 */
export const slug = cached((name) => {
  const spaced = name.normalize('NFC').replace(/[\p{Script=Han}\p{Script=Hangul}]/gu, ' $& ');
  return anyAscii(spaced)
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
});

/** Returns the id of a topic, whose signs distinguish it. @example topicSlug('C++') // => 'c-plus-plus' */
export function topicSlug(name: string): string {
  const words = name
    .replace(/^\.(?=\p{L})/u, 'dot ')
    .replaceAll('+', ' plus ')
    .replaceAll('#', ' sharp ');
  return slug(words);
}

/**
 * Returns a key that is the same for names that differ only in case, accents or spaces.
 * @example nameKey('Òscar  Vilaplana') === nameKey('oscar vilaplana') // => true
 */
export const nameKey = cached((name) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}|\s/gu, '')
    .toLowerCase()
    .normalize('NFC'),
);

/** Caches results, because most names occur in many places. */
function cached(result: (name: string) => string): (name: string) => string {
  const results = new Map<string, string>();
  return (name) => {
    const known = results.get(name) ?? result(name);
    results.set(name, known);
    return known;
  };
}
