import anyAscii from 'any-ascii';
import { pairs, unspaced } from './pairs.ts';
import type { TalkRecord } from './talk.ts';

/**
 * Returns what else a reader may type to find a talk: other names of the talk, its topics and its
 * speakers, and the search forms of all its names.
 */
export function otherNames(talk: TalkRecord): string[] {
  const names = [talk.title, ...talk.speakers.map(({ speaker }) => speaker.name)];
  const others = [
    ...talk.alsoKnownAs,
    ...talk.topics.flatMap((topic) => [topic.name, ...topic.alsoKnownAs]),
    ...talk.speakers.flatMap(({ speaker }) => speaker.alsoKnownAs),
  ];
  return [...new Set([...others, ...[...names, ...others].flatMap(searchForms)])];
}

/** Returns the search forms of the words in a talk's body, each once. */
export function otherForms(talk: TalkRecord): string[] {
  const text = talk.body.html.replace(/<[^>]*>/g, ' ');
  // Matching words is slow, and few texts have such a letter.
  const words = special.test(text) ? (text.match(/[\p{L}\p{M}]+/gu) ?? []) : [];
  return [
    ...new Set([
      ...words.filter((word) => special.test(word)).flatMap(plainForm),
      ...pairsIn(text),
    ]),
  ];
}

/** Returns the forms of a name that Pagefind doesn't find by itself. */
function searchForms(name: string): string[] {
  return [...plainForm(name), ...pairsIn(name)];
}

/** Cuts words without spaces, as `贈るAirflow入門`: Pagefind indexes each of them as one word. */
function pairsIn(text: string): string[] {
  if (text.search(unspaced) < 0) return [];
  const words = text.normalize('NFC').match(/[\p{L}\p{N}ー]+/gu) ?? [];
  return words
    .filter((word) => word.search(unspaced) >= 0)
    .flatMap((word) => [
      ...(word.match(unspaced) ?? []).flatMap(pairs),
      ...word.split(unspaced).filter(Boolean),
    ]);
}

/** Letters that stay when accents are removed. */
const special = /[øłßæœðþđħı]/iu;

/** Returns a name in ASCII if it has such a letter: `OMQ` for ØMQ, `strasse` for straße. */
function plainForm(name: string): string[] {
  const folded = name.normalize('NFD').replace(/\p{M}/gu, '');
  return special.test(folded) ? [anyAscii(folded)] : [];
}
