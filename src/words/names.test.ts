import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOf } from './index.ts';
import { downloadTitle, fileSize } from './names.ts';

const words = wordsOf({ language: 'en' });

test('a download without a title is titled by its type', () => {
  assert.equal(downloadTitle({ type: 'slides' }, words), 'Slides');
  assert.equal(downloadTitle({ type: 'code', title: 'Code from it' }, words), 'Code from it');
  assert.equal(downloadTitle({ type: 'slides' }, wordsOf({ language: 'de' })), 'Folien');
});

test('sizes are in SI units, and 1000 of one is 1 of the next', () => {
  const sizes = [
    [667, '667 B'],
    [1000, '1 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [1_260_000, '1.3 MB'],
    [2_500_000_000, '2.5 GB'],
  ] as const;
  for (const [bytes, text] of sizes) assert.equal(fileSize(bytes, words), text);
  assert.equal(fileSize(1_260_000, wordsOf({ language: 'fr' })), '1,3 Mo');
});
