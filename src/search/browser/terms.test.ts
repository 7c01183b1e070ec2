import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasWord, words } from '../words.ts';
import { parseTerms, toAmerican, toBritish } from './terms.ts';

test('stop words are left out, unless there are no other words', () => {
  assert.deepEqual(parseTerms('how to limit rates').names, [['limit'], ['rates']]);
  assert.deepEqual(parseTerms('how to').names, [['how'], ['to']]);
});

test('a name with punctuation is searched for split and joined', () => {
  assert.deepEqual(parseTerms('mod_wsgi').spellings, ['modwsgi', 'mod wsgi']);
  assert.deepEqual(parseTerms('py.test').spellings, ['pytest', 'py test']);
  assert.deepEqual(words('C++ and C#'), ['c++', 'and', 'c#']);
});

test('quotes make phrases', () => {
  assert.deepEqual(parseTerms('"Sorted sets" redis').phrases, [['sorted', 'sets']]);
  assert.deepEqual(parseTerms('„große Zahlen“').phrases, [['grosse', 'zahlen']]);
});

test('British and American spellings find each other', () => {
  for (const [british, american] of [
    ['visualisation', 'visualization'],
    ['analyse', 'analyze'],
    ['behaviour', 'behavior'],
    ['colourmaps', 'colormaps'],
    ['centre', 'center'],
    ['catalogue', 'catalog'],
    ['defence', 'defense'],
  ] as const) {
    assert.equal(toAmerican(british), american);
    assert.equal(toBritish(american), british);
  }
  assert.ok(parseTerms('colour modelling').spellings.includes('color modeling'));
  assert.ok(parseTerms('colour polling').spellings.includes('color polling'));
  for (const word of ['four', 'hour', 'tour', 'your', 'raise', 'wise', 'code'])
    assert.equal(toAmerican(word), word);
});

test('folds letters that aren’t accented letters, and keeps kana whole', () => {
  assert.deepEqual(words('ØMQ Łukasz Straße Æsthetic'), ['omq', 'lukasz', 'strasse', 'aesthetic']);
  assert.deepEqual(words('働き方 ば 파이썬'), ['働き', 'き方', 'ば', '파이', '이썬']);
});

test('a word matches its inflections, and from four letters on words that begin with it', () => {
  const available = new Set(['queues', 'kubernetes', 'programming', 'view']);
  for (const word of ['queue', 'kube', 'program', 'programs', 'views'])
    assert.ok(hasWord(available, word), word);
  for (const word of ['vue', 'que', 'kub', 'programmatic'])
    assert.ok(!hasWord(available, word), word);
});
