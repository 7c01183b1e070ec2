/** A talk's title and speakers, from a post's title. */
export interface SplitTitle {
  title: string;
  speakers: string[];
  warnings: string[];
}

/**
 * Splits a post's title such as "Òscar Vilaplana: ØMQ". What comes before the colon is taken for
 * speakers if each part looks like a name, with a warning unless the text mentions them too.
 */
export function splitPostTitle(postTitle: string, text: string): SplitTitle {
  const [, before = '', after = ''] = postTitle.match(/^([^:]{3,80}):\s+(\S.*)$/u) ?? [];
  const names = before.split(/\s*,\s*|\s+(?:and|&|en|und|et|y)\s+/u).filter(Boolean);
  if (names.length === 0 || !names.every(isName))
    return {
      title: postTitle,
      speakers: [],
      warnings: [`has no speaker in its title, "${postTitle}"`],
    };
  const unmentioned = names.filter((name) => !text.includes(name.split(' ').at(-1) ?? name));
  return {
    title: after,
    speakers: names,
    warnings: unmentioned.map(
      (name) =>
        `"${name}" was taken for the speaker of "${after}", but the text doesn’t mention them`,
    ),
  };
}

/** Whether a text is two to five capitalized words, particles of family names aside. */
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
