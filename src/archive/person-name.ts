/** A name as bibliographies sort and shorten it, or as it is. */
export type PersonName =
  | { family: string; given: string; particle?: string | undefined; suffix?: string | undefined }
  | { literal: string };

/** Signs and words of several names or of groups, and scripts whose family names come first. */
const undivided =
  /[\d,;&/()\p{sc=Han}\p{sc=Hang}\p{sc=Hira}\p{sc=Kana}]|(?:^| )(?:and|und|et|y|en|the)(?: |$)/iu;

/**
 * Divides a name into what bibliographies call its parts. Only a name that can't be read in two ways is
 * divided; others, such as single names and those of groups, stay as they are.
 * @param sortName as a speaker’s file has it, such as `Kok, Gideon de`
 * @example personName('Ludwig van Beethoven') // => { family: 'Beethoven', given: 'Ludwig', particle: 'van' }
 */
export function personName(name: string, sortName?: string): PersonName {
  const [, family, rest] = sortName?.match(/^([^,]+), ([^,]+)$/) ?? [];
  if (family && rest) {
    const [, given = rest, particle] = rest.match(/^(.*?\S) (\p{Ll}.*)$/u) ?? [];
    return { family, given, particle };
  }
  const [, whole = name, suffix] = name.match(/^(.+?),? (Jr\.?|Sr\.?|II|III|IV)$/) ?? [];
  const [, given, last] = whole.match(/^(\S.*) (\S+)$/) ?? [];
  if (!given || !last || undivided.test(whole)) return { literal: name };
  // Small letters mark a particle only if the given name has capitals.
  const [, first = given, particle] =
    given.match(/^(\P{Ll}.*?) (\p{Ll}[^\s]*(?: \p{Ll}\S*)*)$/u) ?? [];
  return { family: last, given: first, particle, suffix };
}

/** Returns a name as an index sorts it. @example indexName('Ludwig van Beethoven') // => 'Beethoven, Ludwig van' */
export function indexName(name: string, sortName?: string): string {
  const parts = personName(name, sortName);
  if ('literal' in parts) return name;
  const { family, given, particle, suffix } = parts;
  return [family, [given, particle].filter(Boolean).join(' '), suffix].filter(Boolean).join(', ');
}
