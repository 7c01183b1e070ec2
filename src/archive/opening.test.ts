import assert from 'node:assert/strict';
import { test } from 'node:test';
import { opening } from './opening.ts';

test('the opening of a short text is all of it', () => {
  assert.equal(opening(' One  thing.\nAnother. ', 'en'), 'One thing. Another.');
});

test('a long text is cut after a whole sentence', () => {
  const sentence = 'It rains on the harbour and the boats come home to wait. ';
  const cut = opening(sentence.repeat(9), 'en');
  assert.equal(cut, sentence.repeat(4).trim());
  assert.ok(cut.length <= 250);
});

test('a long sentence is cut after a whole word, with an ellipsis', () => {
  const cut = opening(`${'harbour, '.repeat(60)}end.`, 'en');
  assert.match(cut, /harbour…$/);
  assert.ok(cut.length <= 250);
});

test('a Japanese text is cut after half as many signs, at a Japanese full stop', () => {
  const sentence = 'これは静かな港のためのログについての話です。';
  const cut = opening(sentence.repeat(20), 'ja');
  assert.equal(cut, sentence.repeat(5));
  assert.ok(cut.length <= 125);
});
