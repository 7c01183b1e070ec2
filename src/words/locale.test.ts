import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localeOf } from './locale.ts';

const english = localeOf('en');

test('a day is formatted in long and short forms', () => {
  assert.equal(english.longDate('2011-05-20'), '20 May 2011');
  assert.equal(english.shortDate('2011-05-02'), '2 May');
  assert.equal(english.weekday('2011-05-20'), 'Fri 20');
});

test('a span has an en dash, with spaces only across months', () => {
  const { dateSpan } = english;
  assert.equal(dateSpan('2011-05-20', '2011-05-20'), '20 May 2011');
  assert.equal(dateSpan('2026-08-20', '2026-08-22'), '20–22 August 2026');
  assert.match(dateSpan('2019-08-30', '2019-09-01'), /^30 August\s–\s1 September 2019$/);
  assert.match(dateSpan('2019-12-30', '2020-01-02'), /^30 December 2019\s–\s2 January 2020$/);
});

test('dates, numbers and lists are those of the language and region', () => {
  const written = ['nl', 'de', 'de-AT', 'de-CH', 'fr', 'es', 'en-US'].map((language) => {
    const { longDate, dateSpan, number, oneDecimal, list } = localeOf(language);
    const days = [longDate('2011-01-01'), dateSpan('2026-08-20', '2026-08-22')];
    return [...days, number(12345), oneDecimal(1.25), list(['a', 'b', 'c'])].join(' | ');
  });
  assert.deepEqual(written, [
    '1 januari 2011 | 20–22 augustus 2026 | 12.345 | 1,3 | a, b en c',
    '1. Januar 2011 | 20.–22. August 2026 | 12.345 | 1,3 | a, b und c',
    '1. Jänner 2011 | 20.–22. August 2026 | 12\u00A0345 | 1,3 | a, b und c',
    "1. Januar 2011 | 20.–22. August 2026 | 12'345 | 1.3 | a, b und c",
    '1er janvier 2011 | 20–22 août 2026 | 12\u202F345 | 1,3 | a, b et c',
    '1 de enero de 2011 | 20–22 de agosto de 2026 | 12.345 | 1,3 | a, b y c',
    'January 1, 2011 | August 20–22, 2026 | 12,345 | 1.3 | a, b, and c',
  ]);
});

test('an amount has the plural of its language: in French, none is singular', () => {
  const noun = ['x', 'xs'] as const;
  const amounts = (language: string) =>
    [0, 1, 2].map((number) => localeOf(language).amount(number, noun));
  assert.deepEqual(amounts('en'), ['0 xs', '1 x', '2 xs']);
  assert.deepEqual(amounts('fr'), ['0 x', '1 x', '2 xs']);
});
