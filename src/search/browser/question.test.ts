import assert from 'node:assert/strict';
import { test } from 'node:test';
import { question, toAmerican, toBritish } from './question.ts';
import { hasWord, words } from '../words.ts';

test('words that say little are left out, unless there are no others', () => {
  assert.deepEqual(question('how to limit rates with Redis').words, ['limit', 'rates', 'redis']);
  assert.deepEqual(question('how to').words, ['how', 'to']);
});

test('a name with punctuation is asked for in parts and as one', () => {
  assert.deepEqual(question('mod_wsgi').spellings, ['mod wsgi', 'modwsgi']);
  assert.deepEqual(question('py.test').spellings, ['py test', 'pytest']);
  assert.deepEqual(words('C++ and C#'), ['c++', 'and', 'c#']);
});

test('quotes make phrases', () => {
  assert.deepEqual(question('"Sorted sets" redis').phrases, [['sorted', 'sets']]);
  assert.deepEqual(question('„große Zahlen“').phrases, [['grosse', 'zahlen']]);
});

test('British and American spellings lead to each other', () => {
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
  assert.ok(question('colour modelling').spellings.includes('color modeling'));
  assert.ok(question('colour polling').spellings.includes('color polling'));
  for (const word of ['four', 'hour', 'tour', 'your', 'raise', 'wise', 'code'])
    assert.equal(toAmerican(word), word);
});

test('letters that no accent makes are folded, and kana are left whole', () => {
  assert.deepEqual(words('ØMQ Łukasz Straße Æsthetic'), ['omq', 'lukasz', 'strasse', 'aesthetic']);
  assert.deepEqual(words('働き方 ば 파이썬'), ['働き', 'き方', 'ば', '파이', '이썬']);
});

test('an ending does not matter, and a beginning will do from four letters on', () => {
  const there = new Set(['queues', 'kubernetes', 'programming', 'view']);
  for (const word of ['queue', 'kube', 'program', 'programs', 'views'])
    assert.ok(hasWord(there, word), word);
  for (const word of ['vue', 'que', 'kub', 'programmatic']) assert.ok(!hasWord(there, word), word);
});
