import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { check } from '../check/check.ts';
import { jsonSchema } from '../schema/json.ts';
import { writeSmallArchive } from '../test/small-archive.ts';
import { describeToEditors } from './editors.ts';

test('editors find each file’s collection, and its schema', async () => {
  const folder = await writeSmallArchive('editors');
  const into = join(folder.root, 'collections');
  describeToEditors(await check(folder), into);
  const read = (name: string) => JSON.parse(readFileSync(join(into, name), 'utf8'));
  const zmq = pathToFileURL(join(folder.content, 'talks/pygrunn-2011/zmq.md')).href;
  const { collections, entries } = read('collections.json');
  assert.equal(entries[zmq.toLowerCase()], 'talks');
  assert.deepEqual(read('talks.schema.json'), JSON.parse(JSON.stringify(jsonSchema('talks'))));
  assert.deepEqual(
    collections.find(({ name }: { name: string }) => name === 'talks'),
    { hasSchema: true, name: 'talks' },
  );
});
