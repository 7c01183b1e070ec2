import { nameKey, slug, topicSlug } from '../archive/slug.ts';
import { allFiles, type ContentFile } from '../loader/content-file.ts';
import { didYouMean } from '../loader/did-you-mean.ts';
import { familyNameLast, peopleIn } from './rules/person-names.ts';
import { similarNames } from './similar-names.ts';

/** Names that would add a page: most are typos of others. A speaker's is one only if it is nearly another's. */
export function unknownNames(
  request: { conference?: string; topic?: string[]; speaker?: string[] },
  files: readonly ContentFile[],
): string[] {
  const unknown = (collection: 'conferences' | 'topics', kind: string, name: string) => {
    if (!findOrName(collection, name, files).isNew) return [];
    const known = allFiles(files, collection).flatMap(({ id, fields }) => [id, fields.name ?? id]);
    const fix = didYouMean(name, known);
    const create = fix ? `${fix} If not` : '; if it is new';
    return [`there is no ${kind} "${name}"${create}, add --create`];
  };
  const speakers = new Set(
    allFiles(files, 'talks').flatMap(({ fields }) =>
      (fields.speakers ?? []).map(({ name }) => name),
    ),
  );
  return [
    ...unknown('conferences', 'conference', request.conference ?? ''),
    ...(request.topic ?? []).flatMap((name) => unknown('topics', 'topic', name)),
    ...(request.speaker ?? []).flatMap((name) => {
      if (existingSpelling(name, files)) return [];
      const similar = similarNames([...speakers, name]).get(name);
      return similar
        ? `the speaker "${name}" is new; did you mean ${similar}? If not, add --create`
        : [];
    }),
  ];
}

/** Returns the problems of names that look like those of several people, with the flags to write instead. */
export function severalNames(
  request: { speaker?: string[]; author?: string[] },
  files: readonly ContentFile[],
): string[] {
  return (['speaker', 'author'] as const).flatMap((flag) => {
    const flags = (names: readonly string[]) =>
      names.map((name) => `--${flag} "${name}"`).join(' ');
    return (request[flag] ?? []).flatMap((name) => {
      const people = peopleIn(name);
      if (people.length < 2 || existingSpelling(name, files)) return [];
      const swapped = familyNameLast(name);
      const one = swapped ? `${flags([swapped])}, or ` : '';
      return `${flags([name])} looks like several people; write ${one}${flags(people)}, or if it is one name, create its file before: --kind speaker --title "${name}"`;
    });
  });
}

/** Finds a conference or topic by its id or any of its names. */
export function findOrName(
  collection: 'conferences' | 'topics',
  name: string,
  files: readonly ContentFile[],
) {
  const idOf = collection === 'topics' ? topicSlug : slug;
  const found = allFiles(files, collection).find(({ id, fields }) => {
    const alsoKnownAs = 'alsoKnownAs' in fields ? (fields.alsoKnownAs ?? []) : [];
    const names = [id, fields.name ?? '', ...alsoKnownAs];
    return names.some((each) => nameKey(each) === nameKey(name) || each === idOf(name));
  });
  return { id: found?.id ?? idOf(name), name, isNew: !found };
}

/** Returns a speaker's name as the archive already spells it; undefined if the archive hasn't got it. */
export function existingSpelling(name: string, files: readonly ContentFile[]): string | undefined {
  const isSame = (other: string) => nameKey(other) === nameKey(name);
  for (const { fields } of allFiles(files, 'speakers'))
    if (fields.name && [fields.name, ...(fields.alsoKnownAs ?? [])].some(isSame))
      return fields.name;
  for (const { fields } of allFiles(files, 'talks'))
    for (const credit of fields.speakers ?? []) if (isSame(credit.name)) return credit.name;
  return undefined;
}
