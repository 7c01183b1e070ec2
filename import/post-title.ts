/** Speakers and title of a talk, out of a post's heading. */
export interface Heading {
  title: string;
  speakers: string[];
  doubts: string[];
}

/**
 * Splits a heading such as "Òscar Vilaplana: ØMQ". What stands before the colon counts as names
 * where each looks like one; it is beyond doubt only where the text mentions them too.
 */
export function headings(heading: string, text: string): Heading {
  const [, before = '', after = ''] = heading.match(/^([^:]{3,80}):\s+(\S.*)$/u) ?? [];
  const names = before.split(/\s*,\s*|\s+(?:and|&|en|und|et|y)\s+/u).filter(Boolean);
  if (names.length === 0 || !names.every(isName))
    return { title: heading, speakers: [], doubts: [`no speaker found in "${heading}"`] };
  const unmentioned = names.filter((name) => !text.includes(name.split(' ').at(-1) ?? name));
  return {
    title: after,
    speakers: names,
    doubts: unmentioned.map(
      (name) => `"${name}" was taken for the speaker of "${after}"; the text does not mention them`,
    ),
  };
}

/** Two to four words, each with a capital but for what stands before family names. */
function isName(text: string): boolean {
  const words = text.split(/\s+/u);
  const particle = /^(?:van|von|der|den|de|del|da|di|la|le|du|dos|ten|ter|bin|al|el|y)$/u;
  return (
    words.length >= 2 &&
    words.length <= 5 &&
    words.every((word) => particle.test(word) || /^\p{Lu}[\p{L}.'’-]*$/u.test(word)) &&
    !words.some((word) => /^\p{Lu}{4,}$/u.test(word))
  );
}
