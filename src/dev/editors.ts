import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CheckedArchive } from '../check/check.ts';
import { readCache, writeCache } from '../loader/cache.ts';
import { schemas, type Collection } from '../schema/collections.ts';
import { jsonSchema } from '../schema/json.ts';

/**
 * Writes what editors complete and judge frontmatter with: the schema of each collection, and which
 * file belongs to which, where and as Astro's language server looks for it. Editors read again only
 * what is another than it was.
 */
export function describeToEditors(
  { paths, files }: Pick<CheckedArchive, 'paths' | 'files'>,
  into = '.astro/collections',
): void {
  const collections = Object.keys(schemas) as Collection[];
  const entries = Object.fromEntries(
    files.map(({ collection, source }) => {
      const { href } = pathToFileURL(join(paths.root, source.file));
      return [href.toLowerCase(), collection];
    }),
  );
  for (const collection of collections)
    write(join(into, `${collection}.schema.json`), jsonSchema(collection));
  write(join(into, 'collections.json'), {
    collections: collections.map((name) => ({ hasSchema: true, name })),
    entries,
  });
}

function write(path: string, data: unknown) {
  const text = JSON.stringify(data, null, 2);
  if (readCache(path)?.toString() !== text) writeCache(path, text);
}
