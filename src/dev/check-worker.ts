import { join } from 'node:path';
import { check } from '../check/check.ts';
import { keep, recall } from '../loader/cached-data.ts';
import type { Finding } from '../loader/finding.ts';
import type { Folder } from '../loader/archive-paths.ts';
import { schemas, type Collection } from '../schema/collections.ts';
import { jsonSchema } from '../schema/json.ts';

/** Checks an archive and writes its schemas for editors, in a thread, so that no page waits for it. */
export default async function (folder: Folder): Promise<Finding[]> {
  const { findings } = await check(folder);
  writeSchemas(folder);
  return findings;
}

/** Writes the JSON Schema of each collection. Editors read it again only if it has changed. */
export function writeSchemas({ cache }: Pick<Folder, 'cache'>): void {
  for (const collection of Object.keys(schemas) as Collection[]) {
    const path = join(cache, 'schema', `${collection}.json`);
    const text = JSON.stringify(jsonSchema(collection), null, 2);
    if (recall(path)?.toString() !== text) keep(path, text);
  }
}
