import { spellingKey } from './spelling.ts';

/** A talk's title and speakers, from a post's title. */
export interface SplitTitle {
  title: string;
  speakers: string[];
  warnings: string[];
}

/**
 * Splits a post's title such as "Òscar Vilaplana: ØMQ". What comes before the colon is taken for
 * speakers if each part looks like a name, with a warning unless the text mentions them too. A topic of
 * the post, such as "Post Formats", isn't a name.
 */
export function splitPostTitle(
  postTitle: string,
  text: string,
  topics: readonly string[] = [],
): SplitTitle {
  const singular = (name: string) => spellingKey(name).replace(/s$/, '');
  const topicKeys = new Set(topics.map(singular));
  const [, before = '', after = ''] = postTitle.match(/^([^:]{3,80}):\s+(\S.*)$/u) ?? [];
  const names = before.split(/\s*,\s*|\s+(?:and|&|en|und|et|y)\s+/u).filter(Boolean);
  const isMentioned = (name: string) => text.includes(name.split(' ').at(-1) ?? name);
  // What no text mentions is mostly a subject if it has three words, or begins as "Understanding" does.
  const isSpeaker = (name: string) =>
    isName(name) &&
    !topicKeys.has(singular(name)) &&
    (isMentioned(name) ||
      (name.split(/\s+/u).filter(isCapitalized).length < 3 && !/^\p{L}{4,}ing\b/u.test(name)));
  if (!names.length || !names.every(isSpeaker))
    return {
      title: postTitle,
      speakers: [],
      warnings: [`has no speaker in its title, "${postTitle}"`],
    };
  return {
    title: after,
    speakers: names,
    warnings: names
      .filter((name) => !isMentioned(name))
      .map(
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
    words.every((word) => particle.test(word) || isCapitalized(word)) &&
    !words.some((word) => /^\p{Lu}{4,}$/u.test(word))
  );
}

function isCapitalized(word: string): boolean {
  return /^\p{Lu}[\p{L}.'’-]*$/u.test(word);
}
