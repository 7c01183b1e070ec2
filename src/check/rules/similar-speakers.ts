import { nameKey, slug } from '../../archive/slug.ts';
import { allOf, type ContentFile } from '../../loader/entry.ts';
import { keptResult } from '../cached-result.ts';
import { similarNames } from '../similar-names.ts';
import { warning } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/**
 * A name that is nearly another is most often a slip, and makes a second page of one person. Names
 * that a speaker's file or an `id` tells apart have been thought about.
 */
export const similarSpeakers: Rule = async ({ folder, files }) => {
  const decided = new Set(
    allOf(files, 'speakers').flatMap(({ fields }) =>
      [fields.name ?? '', ...(fields.alsoKnownAs ?? [])].map(nameKey),
    ),
  );
  const first = new Map<
    string,
    { name: string; file: ContentFile; index: number; times: number }
  >();
  for (const file of allOf(files, 'talks'))
    file.fields.speakers?.forEach(({ name, id }, index) => {
      if (id) return;
      const known = first.get(nameKey(name));
      if (known) known.times++;
      else first.set(nameKey(name), { name, file, index, times: 1 });
    });
  // The name with a file is right, else the one most often written, else the one that stands first.
  const names = [...first]
    .map(([key, { name, times }]) => ({
      name,
      weight: decided.has(key) ? Number.MAX_VALUE : times,
    }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ name }) => name);
  const similar = await keptResult(folder, 'names', names, (all) => [...similarNames(all)]);
  const found = similar.flatMap(([name, other]) => {
    const at = first.get(nameKey(name));
    if (!at || decided.has(nameKey(name)) || slug(name) === slug(other)) return [];
    const { file, index } = at;
    return { name, other, file: file.source.file, digest: file.digest, index };
  });
  // Kept too: to tell the places, hundreds of files are read again.
  return keptResult(folder, 'similar', found, (all) =>
    all.map(({ name, other, file, index }) => {
      const message =
        `speaker "${name}" is nearly "${other}"; if they are one person, write ${other}, ` +
        `and if they are two, add a file in content/speakers/ for ${name}`;
      const place = first.get(nameKey(name))!.file.source.place(['speakers', index]);
      return warning(file, place, message, 'similar-speaker');
    }),
  );
};
