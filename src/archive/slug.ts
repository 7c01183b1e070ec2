import anyAscii from 'any-ascii';

/**
 * Returns a readable ASCII id for a name in any script. Ids are parts of permalinks, so the result
 * for a name must never change.
 * @example slug('Òscar Vilaplana') // => 'oscar-vilaplana'
 * @example slug('王小明') // => 'wang-xiao-ming'
 */
export function slug(name: string): string {
  const cached = slugs.get(name) ?? newSlug(name);
  slugs.set(name, cached);
  return cached;
}

function newSlug(name: string): string {
  const spaced = name.normalize('NFC').replace(/[\p{Script=Han}\p{Script=Hangul}]/gu, ' $& ');
  return anyAscii(spaced)
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/**
 * Returns a key that is the same for names that differ only in case, accents or spaces.
 * @example nameKey('Òscar  Vilaplana') === nameKey('oscar vilaplana') // => true
 */
export function nameKey(name: string): string {
  const cached = nameKeys.get(name) ?? newNameKey(name);
  nameKeys.set(name, cached);
  return cached;
}

// Cached, because most names occur in many places.
const nameKeys = new Map<string, string>();
const slugs = new Map<string, string>();

function newNameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}|\s/gu, '')
    .toLowerCase()
    .normalize('NFC');
}
