import assert from 'node:assert/strict';
import { test } from 'node:test';
import { midnight, year } from './date.ts';

test('the year of a day has four digits', () => {
  assert.equal(year('2011-05-20'), '2011');
});

test('midnight is UTC in any time zone', () => {
  assert.equal(midnight('2011-05-20').toISOString(), '2011-05-20T00:00:00.000Z');
});
