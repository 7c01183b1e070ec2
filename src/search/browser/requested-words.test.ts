import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestedWords } from './requested-words.ts';

test('the words of a missing URL are those that may name a talk', () => {
  const words: Record<string, string> = {
    '/base/talks/pygrunn-2011/zero_mq.html': 'pygrunn 2011 zero mq',
    '/base/talks/zmq/zmq/': 'zmq',
    '/elsewhere/c%2B%2B': 'elsewhere c++',
    '/base/%C3%93scar': 'Óscar',
    '/base/%E0%A4%A': 'E0 A4 A',
    '/base/404.html': '',
    '/base/': '',
  };
  for (const [path, expected] of Object.entries(words))
    assert.equal(requestedWords(path, '/base/'), expected, path);
});
