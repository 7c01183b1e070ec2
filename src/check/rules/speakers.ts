import { slug, nameKey } from '../../archive/slug.ts';
import { speakerId, spellings } from '../../archive/speaker.ts';
import { allOf, filesOf } from '../../loader/entry.ts';
import { error } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** Different names never share a page by accident, every name has an address, none speaks twice. */
export const speakers: Rule = ({ files }) => {
  const known = filesOf(files, 'speakers');
  const ids = spellings(known);
  const owners = new Map(known.map(({ id, data }) => [id, data.name]));
  return allOf(files, 'talks').flatMap(({ source, fields }) => {
    const here = new Set<string>();
    return (fields.speakers ?? []).flatMap((credit, index) => {
      const found = (message: string, rule: string) => [
        error(source.file, source.place(['speakers', index]), message, rule),
      ];
      const id = speakerId(credit, ids);
      if (id && here.has(id))
        return found(`"${credit.name}" stands here twice; keep one`, 'speaker-twice');
      here.add(id);
      if (credit.id) return [];
      if (!id)
        return found(
          `"${credit.name}" has no letters to make an address of; write {name, id}`,
          'speaker-id',
        );
      const owner = owners.get(id);
      if (owner === undefined) owners.set(id, credit.name);
      if (owner === undefined || ids.has(nameKey(credit.name))) return [];
      if (nameKey(owner) === nameKey(credit.name)) return [];
      return found(
        `"${credit.name}" and "${owner}" would share the address ${slug(credit.name)}; ` +
          'give one an id, or if they are one person, write alsoKnownAs in a file in content/speakers/',
        'speaker-id',
      );
    });
  });
};
