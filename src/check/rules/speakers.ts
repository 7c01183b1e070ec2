import { slug, nameKey } from '../../archive/slug.ts';
import { speakerId, spellings } from '../../archive/speaker.ts';
import { allFiles, validFiles } from '../../loader/content-file.ts';
import { error } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** Different names don't share a page by accident, and each name has a URL and is listed once. */
export const speakers: Rule = ({ files }) => {
  const withFiles = validFiles(files, 'speakers');
  const ids = spellings(withFiles);
  const owners = new Map(withFiles.map(({ id, data }) => [id, data.name]));
  return allFiles(files, 'talks').flatMap(({ source, fields }) => {
    const listed = new Set<string>();
    return (fields.speakers ?? []).flatMap((credit, index) => {
      const found = (message: string, rule: string) => [
        error(source.file, source.place(['speakers', index]), message, rule),
      ];
      const id = speakerId(credit, ids);
      if (id && listed.has(id))
        return found(`"${credit.name}" is listed twice; delete one`, 'speaker-twice');
      listed.add(id);
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
