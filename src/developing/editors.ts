import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { locate } from '../authoring/content.ts';
import type { Folder } from '../authoring/folder.ts';
import { schemas, type Collection } from '../schema/collections.ts';
import { jsonSchema } from '../schema/json.ts';

/**
 * Writes what editors complete and judge frontmatter with: the schema of each collection, and which
 * file belongs to which, where and as Astro's language server looks for it.
 */
export async function describeToEditors(
  folder: Folder,
  into = '.astro/collections',
): Promise<void> {
  const { located } = await locate(folder);
  const collections = Object.keys(schemas) as Collection[];
  const entries = Object.fromEntries(
    located.map(({ path, collection }) => [pathToFileURL(path).href.toLowerCase(), collection]),
  );
  mkdirSync(into, { recursive: true });
  for (const collection of collections)
    write(join(into, `${collection}.schema.json`), jsonSchema(collection));
  write(join(into, 'collections.json'), {
    collections: collections.map((name) => ({ hasSchema: true, name })),
    entries,
  });
}

function write(path: string, data: unknown) {
  writeFileSync(path, JSON.stringify(data, null, 2));
}
