import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageOf, pageRoutes, paginate } from './pagination.ts';

test('a list of 65 has three pages of 30, 30 and 5', () => {
  const pages = paginate(Array(65).fill(0), 30);
  assert.deepEqual(
    pages.map(({ items, number, count }) => [items.length, number, count]),
    [
      [30, 1, 3],
      [30, 2, 3],
      [5, 3, 3],
    ],
  );
});

test('an empty list has one empty page', () => {
  assert.deepEqual(paginate([], 30), [{ items: [], number: 1, count: 1 }]);
});

test('the first page has the list’s own address, the others page/2 and so on', () => {
  assert.deepEqual(pageRoutes(31, 30, { topic: 'python' }), [
    { params: { topic: 'python', page: undefined } },
    { params: { topic: 'python', page: 'page/2' } },
  ]);
  const pages = paginate([1, 2, 3], 1);
  assert.equal(pageOf(pages, undefined).number, 1);
  assert.equal(pageOf(pages, 'page/3').number, 3);
  assert.throws(() => pageOf(pages, 'page/4'), RangeError);
});
