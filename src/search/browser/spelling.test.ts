import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correctWord } from './spelling.ts';

const vocabulary = new Map([
  ['selenium', 2],
  ['python', 90],
  ['closure', 3],
  ['closures', 4],
  ['scale', 9],
  ['grade', 2],
  ['consult', 1],
  ['shift', 3],
  ['blended', 1],
  ['authentication', 12],
  ['zeromq', 1],
  ['hettinger', 1],
  ['matplotlib', 6],
  ['kubernetes', 5],
]);

test('corrects typos and phonetic misspellings', () => {
  const misspellings = {
    selenuim: 'selenium',
    zeormq: 'zeromq',
    hetinger: 'hettinger',
    mathplotlib: 'matplotlib',
    authentification: 'authentication',
    kuberntes: 'kubernetes',
    pyton: 'python',
  };
  for (const [typed, corrected] of Object.entries(misspellings))
    assert.equal(correctWord(typed, vocabulary), corrected, typed);
});

test('a technology that the archive lacks isn’t corrected to a word that it has', () => {
  for (const absent of [
    'clojure',
    'scala',
    'gradle',
    'consul',
    'swift',
    'blender',
    'cython',
    'vue',
  ])
    assert.equal(correctWord(absent, vocabulary), undefined, absent);
});
