import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { jsonSchema, schemas, type Collection } from '../schema/collections.ts';
import { writeSmallArchive } from '../test/small-archive.ts';
import { writeSchemas } from './check-worker.ts';

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

test('dev writes the schema of each collection, once', async () => {
  const paths = await writeSmallArchive('editors');
  const path = (collection: string) => join(paths.cache, 'schema', `${collection}.json`);
  writeSchemas(paths);
  const { mtimeMs } = statSync(path('talks'));
  writeSchemas(paths);
  assert.equal(statSync(path('talks')).mtimeMs, mtimeMs);
  for (const collection of Object.keys(schemas) as Collection[])
    assert.deepEqual(
      read(path(collection)),
      JSON.parse(JSON.stringify(jsonSchema(collection))),
      collection,
    );
});

test('the settings of Visual Studio Code use the schema of site.yaml', () => {
  const { 'yaml.schemas': settings } = read('.vscode/settings.json');
  assert.deepEqual(settings, { './.cache/schema/site.json': 'content/site.yaml' });
});
