import anyAscii from 'any-ascii';

/**
 * The readable ASCII address of a name in any script. Addresses are kept for ever, so what this
 * returns for a name must never change.
 * @example slug('Òscar Vilaplana') // => 'oscar-vilaplana'
 * @example slug('王小明') // => 'wang-xiao-ming'
 */
export function slug(name: string): string {
  const known = slugs.get(name) ?? newSlug(name);
  slugs.set(name, known);
  return known;
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
 * What two spellings of one name have in common: the same for names that differ only by case,
 * accents or spaces.
 * @example nameKey('Òscar  Vilaplana') === nameKey('oscar vilaplana') // => true
 */
export function nameKey(name: string): string {
  const known = nameKeys.get(name) ?? newNameKey(name);
  nameKeys.set(name, known);
  return known;
}

/** An archive asks for the key and the address of a name at many places. */
const nameKeys = new Map<string, string>();
const slugs = new Map<string, string>();

function newNameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}|\s/gu, '')
    .toLowerCase()
    .normalize('NFC');
}
