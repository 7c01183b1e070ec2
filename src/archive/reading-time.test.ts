import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingMinutes } from './reading-time.ts';

const words = (count: number) => 'word '.repeat(count);

test('a text without words takes no time, a short one a minute', () => {
  for (const text of ['', ' \n', '— … !']) assert.equal(readingMinutes(text), undefined);
  assert.equal(readingMinutes('One.'), 1);
  assert.equal(readingMinutes(words(230 * 3)), 3);
});

test('scripts without spaces count by characters', () => {
  assert.equal(readingMinutes('港の静かな夜に船を待つ'.repeat(100)), 2);
  assert.equal(readingMinutes('ท่าเรือในคืนเงียบ'.repeat(200)), 3);
  assert.equal(readingMinutes('항구의 조용한 밤에 '.repeat(230)), 3);
  assert.equal(readingMinutes('لغة عربية '.repeat(230)), 2);
});
