import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pagePath } from '../paths.ts';
import { pageOf } from './list.ts';

test('a list of 65 has three pages of 30, 30 and 5', () => {
  const pages = [1, 2, 3].map((number) => pageOf('/topics/x/', Array(65).fill(0), 30, number));
  assert.deepEqual(
    pages.map(({ items, pager }) => [items.length, pager.number, pager.count]),
    [
      [30, 1, 3],
      [30, 2, 3],
      [5, 3, 3],
    ],
  );
});

test('an empty list has one empty page', () => {
  const pager = { list: '/topics/', number: 1, count: 1 };
  assert.deepEqual(pageOf('/topics/', [], 30, 1), { items: [], pager });
});

test('the first page has the list’s path, the others page/2 and so on', () => {
  assert.equal(pagePath('/topics/', 1), '/topics/');
  assert.equal(pagePath('/topics/', 3), '/topics/page/3/');
});
