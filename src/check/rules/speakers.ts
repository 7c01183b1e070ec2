import { slug, nameKey } from '../../archive/slug.ts';
import { speakerId, spellings } from '../../archive/speaker.ts';
import { allFiles, validFiles } from '../../loader/content-file.ts';
import { error } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** Different names never share a page by accident, every name has an address, none speaks twice. */
export const speakers: Rule = ({ files }) => {
  const known = validFiles(files, 'speakers');
  const ids = spellings(known);
  const owners = new Map(known.map(({ id, data }) => [id, data.name]));
  return allFiles(files, 'talks').flatMap(({ source, fields }) => {
    const here = new Set<string>();
    return (fields.speakers ?? []).flatMap((credit, index) => {
      const found = (message: string, rule: string) => [
        error(source.file, source.place(['speakers', index]), message, rule),
      ];
      const id = speakerId(credit, ids);
      if (id && here.has(id))
        return found(`"${credit.name}" is listed twice; delete one`, 'speaker-twice');
      here.add(id);
      if (credit.id) return [];
      if (!id)
        return found(`"${credit.name}" can’t be turned into a URL; write {name, id}`, 'speaker-id');
      const owner = owners.get(id);
      if (owner === undefined) owners.set(id, credit.name);
      if (owner === undefined || ids.has(nameKey(credit.name))) return [];
      if (nameKey(owner) === nameKey(credit.name)) return [];
      return found(
        `"${credit.name}" and "${owner}" would share the URL ${slug(credit.name)}; ` +
          'give one an id, or if they are one person, write alsoKnownAs in a file in content/speakers/',
        'speaker-id',
      );
    });
  });
};
