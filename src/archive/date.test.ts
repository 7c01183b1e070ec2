import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateSpan, longDate, midnight, shortDate, weekday, year } from './date.ts';

test('a day is formatted in long and short forms', () => {
  assert.equal(longDate('2011-05-20'), '20 May 2011');
  assert.equal(shortDate('2011-05-02'), '2 May');
  assert.equal(weekday('2011-05-20'), 'Fri 20');
  assert.equal(year('2011-05-20'), '2011');
});

test('a span has an en dash, with spaces only across months', () => {
  assert.equal(dateSpan('2026-08-20', '2026-08-22'), '20–22 August 2026');
  assert.match(dateSpan('2019-08-30', '2019-09-01'), /^30 August\s–\s1 September 2019$/);
  assert.match(dateSpan('2019-12-30', '2020-01-02'), /^30 December 2019\s–\s2 January 2020$/);
});

test('midnight is UTC in any time zone', () => {
  assert.equal(midnight('2011-05-20').toISOString(), '2011-05-20T00:00:00.000Z');
});
