import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shardFiles, shardOf } from './shards.ts';

const letters = [...'abbcdé'].map((key, index) => [key, `${key}${index}`] as const);
/** How many characters of JSON each of them takes. */
const size = 10;

function filesOf(items: typeof letters, maxSize: number): Record<string, string[]> {
  const files = shardFiles(items, maxSize, (shard) => shard);
  return Object.fromEntries(files.map(([name, json]) => [name, JSON.parse(json)]));
}

test('a small archive has one file', () => {
  assert.deepEqual(filesOf(letters, 10 * size), {
    'starts.json': [''],
    '0.json': ['a0', 'b1', 'b2', 'c3', 'd4', 'é5'],
  });
  assert.deepEqual(filesOf([], size), { 'starts.json': [''], '0.json': [] });
});

test('a large archive has several files, and equal keys share one', () => {
  assert.deepEqual(filesOf(letters.toReversed(), 2 * size), {
    'starts.json': ['', 'c', 'é'],
    '0.json': ['a0', 'b2', 'b1'],
    '1.json': ['c3', 'd4'],
    '2.json': ['é5'],
  });
});

test('every key is looked up in the file that has it', () => {
  const { 'starts.json': starts = [], ...files } = filesOf(letters, size);
  for (const [key, item] of letters)
    assert.ok(files[`${shardOf(starts, key)}.json`]!.includes(item), item);
  assert.equal(shardOf(starts, '0'), 0);
  assert.equal(shardOf(starts, '働'), starts.length - 1);
});
