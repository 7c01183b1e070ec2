import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shardOf, splitIntoShards } from './shards.ts';

const letters = [...'abbcdé'].map((key, index) => ({ key, item: `${key}${index}`, size: 1 }));

test('a small archive has one file', () => {
  assert.deepEqual(splitIntoShards(letters, 10), {
    starts: [''],
    files: [['a0', 'b1', 'b2', 'c3', 'd4', 'é5']],
  });
});

test('a large archive has several files, and equal keys share one', () => {
  const { starts, files } = splitIntoShards(letters.toReversed(), 2);
  assert.deepEqual(starts, ['', 'c', 'é']);
  assert.deepEqual(files, [['a0', 'b2', 'b1'], ['c3', 'd4'], ['é5']]);
});

test('every key is looked up in the file that has it', () => {
  const { starts, files } = splitIntoShards(letters, 1);
  for (const { key, item } of letters) assert.ok(files[shardOf(starts, key)]!.includes(item), item);
  assert.equal(shardOf(starts, '0'), 0);
  assert.equal(shardOf(starts, '働'), starts.length - 1);
});
