import { slug, nameKey } from '../../archive/slug.ts';
import { speakerId, spellings } from '../../archive/speaker.ts';
import { filesOf } from '../entry.ts';
import { error } from '../source.ts';
import type { Rule } from './index.ts';

/** Different names never share a page by accident, and every name has an address. */
export const speakers: Rule = ({ files }) => {
  const known = filesOf(files, 'speakers');
  const ids = spellings(known);
  const owners = new Map(known.map(({ id, data }) => [id, data.name]));
  return filesOf(files, 'talks').flatMap(({ source, data }) =>
    data.speakers.flatMap((credit, index) => {
      if (credit.id) return [];
      const place = source.place(['speakers', index]);
      const id = speakerId(credit, ids);
      if (!id) {
        const message = `"${credit.name}" has no letters to make an address of; write {name, id}`;
        return [error(source.file, place, message, 'speaker-id')];
      }
      const owner = owners.get(id);
      if (owner === undefined) owners.set(id, credit.name);
      if (owner === undefined || ids.has(nameKey(credit.name))) return [];
      if (nameKey(owner) === nameKey(credit.name)) return [];
      const message =
        `"${credit.name}" and "${owner}" would share the address ${slug(credit.name)}; ` +
        'give one an id, or if they are one person, write alsoKnownAs in a file in content/speakers/';
      return [error(source.file, place, message, 'speaker-id')];
    }),
  );
};
