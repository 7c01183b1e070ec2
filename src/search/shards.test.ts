import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shelf, shelves } from './shards.ts';

const letters = [...'abbcdé'].map((key, place) => ({ key, item: `${key}${place}`, size: 1 }));

test('a small archive has one file', () => {
  assert.deepEqual(shelves(letters, 10), {
    starts: [''],
    files: [['a0', 'b1', 'b2', 'c3', 'd4', 'é5']],
  });
});

test('a large one has more, and what begins alike stays together', () => {
  const { starts, files } = shelves(letters.toReversed(), 2);
  assert.deepEqual(starts, ['', 'c', 'é']);
  assert.deepEqual(files, [['a0', 'b2', 'b1'], ['c3', 'd4'], ['é5']]);
});

test('everything is looked for in the file that it stands in', () => {
  const { starts, files } = shelves(letters, 1);
  for (const { key, item } of letters) assert.ok(files[shelf(starts, key)]!.includes(item), item);
  assert.equal(shelf(starts, '0'), 0);
  assert.equal(shelf(starts, '働'), starts.length - 1);
});
