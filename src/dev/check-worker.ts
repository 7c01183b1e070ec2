import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../check/check.ts';
import type { Finding } from '../loader/finding.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { replaceFile } from '../loader/replace-file.ts';
import { jsonSchema, schemas, type Collection } from '../schema/collections.ts';

/** Checks an archive and writes its schemas for editors, in a thread, so that no page waits for it. */
export default async function (paths: ArchivePaths): Promise<Finding[]> {
  const { findings } = await check(paths);
  writeSchemas(paths);
  return findings;
}

/** Writes the JSON Schema of each collection. Editors read it again only if it has changed. */
export function writeSchemas({ cache }: Pick<ArchivePaths, 'cache'>): void {
  for (const collection of Object.keys(schemas) as Collection[]) {
    const path = join(cache, 'schema', `${collection}.json`);
    const text = JSON.stringify(jsonSchema(collection), null, 2);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) replaceFile(path, text);
  }
}
