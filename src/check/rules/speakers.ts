import { join } from 'node:path';
import { nameKey, slug } from '../../archive/slug.ts';
import { speakerId, spellings } from '../../archive/speaker.ts';
import { digest } from '../../digest.ts';
import type { ArchivePaths } from '../../loader/archive-paths.ts';
import { readCache, writeCache } from '../../loader/cache.ts';
import { codeDigest } from '../../loader/code-digest.ts';
import { type ContentFile, allFiles, validFiles } from '../../loader/content-file.ts';
import { error, warning } from '../../loader/source.ts';
import { similarNames } from '../similar-names.ts';
import { formerIds } from '../site-paths.ts';
import type { Rule } from './rule.ts';

/** Different names don't share a page by accident, and each name has a URL and is listed once. */
export const speakers: Rule = ({ files }) => {
  const withFiles = validFiles(files, 'speakers');
  const ids = spellings(withFiles);
  const owners = new Map(withFiles.map(({ id, data }) => [id, data.name]));
  const moved = new Map(withFiles.flatMap((file) => formerIds(file).map((id) => [id, file.id])));
  return allFiles(files, 'talks').flatMap(({ source, fields }) => {
    const listed = new Set<string>();
    return (fields.speakers ?? []).flatMap((credit, index) => {
      const found = (message: string, rule: string) => [
        error(source.file, source.place(['speakers', index]), message, rule),
      ];
      const now = credit.id && moved.get(credit.id);
      if (now) {
        const message = `the id ${credit.id} is a former one of ${now}; write ${now}`;
        const place = source.place(['speakers', index, 'id']);
        return [{ ...error(source.file, place, message, 'speaker-id'), value: now }];
      }
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
      if (credit.name === slug(owner))
        return found(`"${credit.name}" is the id of ${owner}; write the name`, 'speaker-id');
      return found(
        `"${credit.name}" and "${owner}" would share the URL ${slug(credit.name)}; ` +
          'give one an id, or if they are one person, write alsoKnownAs in a file in content/speakers/',
        'speaker-id',
      );
    });
  });
};

/**
 * A name that is nearly the same as another is usually a typo, and creates a second page for a person.
 * Names with a speaker's file or an `id` were distinguished on purpose.
 */
export const similarSpeakers: Rule = ({ paths, files }) => {
  const distinguished = new Set(
    allFiles(files, 'speakers').flatMap(({ fields }) =>
      [fields.name ?? '', ...(fields.alsoKnownAs ?? [])].map(nameKey),
    ),
  );
  const first = new Map<
    string,
    { name: string; file: ContentFile; index: number; times: number }
  >();
  for (const file of allFiles(files, 'talks'))
    file.fields.speakers?.forEach(({ name, id }, index) => {
      if (id) return;
      const speaker = first.get(nameKey(name));
      if (speaker) speaker.times++;
      else first.set(nameKey(name), { name, file, index, times: 1 });
    });
  // The name with a file is right, otherwise the more frequent one, otherwise the first.
  const names = [...first]
    .map(([key, { name, times }]) => ({
      name,
      weight: distinguished.has(key) ? Number.MAX_VALUE : times,
    }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ name }) => name);
  const similar = cachedResult(paths, 'names', names, (all) => [...similarNames(all)]);
  const found = similar.flatMap(([name, other]) => {
    const at = first.get(nameKey(name));
    if (!at || distinguished.has(nameKey(name)) || slug(name) === slug(other)) return [];
    const { file, index } = at;
    return { name, other, file: file.source.file, digest: file.digest, index };
  });
  // Cached too: the places would need hundreds of files to be read again.
  return cachedResult(paths, 'similar', found, (all) =>
    all.map(({ name, other, file, index }) => {
      const message =
        `speaker "${name}" is nearly "${other}"; if they are one person, write ${other}, ` +
        `and if they are two, add a file in content/speakers/ for ${name}`;
      const place = first.get(nameKey(name))!.file.source.place(['speakers', index]);
      return warning(file, place, message, 'similar-speaker');
    }),
  );
};

/** Returns a cached result if code and data are the same: comparing thousands of names is slow. */
function cachedResult<Data, Result>(
  { root, cache }: ArchivePaths,
  name: string,
  data: Data,
  compute: (data: Data) => Result,
): Result {
  const path = join(cache, 'check', `${digest(root)}.${name}.json`);
  const key = digest(codeDigest('check/rules/speakers.ts'), JSON.stringify(data));
  const cached = JSON.parse(String(readCache(path) ?? '{}'));
  if (cached.key === key) return cached.result;
  const result = compute(data);
  writeCache(path, JSON.stringify({ key, result }));
  return result;
}
