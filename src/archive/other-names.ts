import anyAscii from 'any-ascii';
import { pairs, unspaced } from './pairs.ts';
import type { TalkRecord } from './talk.ts';

/**
 * What else somebody may type to find a talk: its other names, its topics' other names, and the
 * plain forms of letters that no folding of accents reaches (`omq` for ØMQ, `strasse`), and what is
 * written without spaces in pairs.
 */
export function otherNames(talk: TalkRecord): string[] {
  const names = [talk.title, ...talk.speakers.map(({ speaker }) => speaker.name)];
  const known = [
    ...talk.alsoKnownAs,
    ...talk.topics.flatMap((topic) => [topic.name, ...topic.alsoKnownAs]),
    ...talk.speakers.flatMap(({ speaker }) => speaker.alsoKnownAs),
  ];
  return [...new Set([...known, ...[...names, ...known].flatMap(forms)])];
}

/** The same forms of the words that its text has, each once. */
export function otherForms(talk: TalkRecord): string[] {
  const text = talk.body.html.replace(/<[^>]*>/g, ' ');
  // Few texts have such a letter, and looking for whole words around one takes long.
  const words = special.test(text) ? (text.match(/[\p{L}\p{M}]+/gu) ?? []) : [];
  return [
    ...new Set([
      ...words.filter((word) => special.test(word)).flatMap(plainForm),
      ...pairsIn(text),
    ]),
  ];
}

function forms(name: string): string[] {
  return [...plainForm(name), ...pairsIn(name)];
}

/** Where no space is, an index sees one long word: `贈るAirflow入門` is cut where the script changes. */
function pairsIn(text: string): string[] {
  if (text.search(unspaced) < 0) return [];
  const long = text.normalize('NFC').match(/[\p{L}\p{N}ー]+/gu) ?? [];
  return long
    .filter((word) => word.search(unspaced) >= 0)
    .flatMap((word) => [
      ...(word.match(unspaced) ?? []).flatMap(pairs),
      ...word.split(unspaced).filter(Boolean),
    ]);
}

const special = /[øłßæœðþđħı]/iu;

function plainForm(name: string): string[] {
  const folded = name.normalize('NFD').replace(/\p{M}/gu, '');
  return special.test(folded) ? [anyAscii(folded)] : [];
}
