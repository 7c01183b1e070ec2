import anyAscii from 'any-ascii';
import type { Talk } from './talk.ts';

/**
 * What else somebody may type to find a talk: its other names, its topics' other names, and the
 * plain forms of letters that no folding of accents reaches (`omq` for ØMQ, `strasse`).
 */
export function otherNames(talk: Talk): string[] {
  const names = [talk.title, ...talk.speakers.map(({ speaker }) => speaker.name)];
  const known = [
    ...talk.alsoKnownAs,
    ...talk.topics.flatMap((topic) => [topic.name, ...topic.alsoKnownAs]),
    ...talk.speakers.flatMap(({ speaker }) => speaker.alsoKnownAs),
  ];
  return [...new Set([...known, ...[...names, ...known].flatMap(plainForm)])];
}

function plainForm(name: string): string[] {
  const folded = name.normalize('NFD').replace(/\p{M}/gu, '');
  return /[øłßæœðþđħı]/i.test(folded) ? [anyAscii(folded)] : [];
}
