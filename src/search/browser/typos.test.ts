import assert from 'node:assert/strict';
import { test } from 'node:test';
import { corrections } from './typos.ts';

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

test('corrects typos and phonetic misspellings, in the first letter too', () => {
  const misspellings = {
    selenuim: 'selenium',
    zeormq: 'zeromq',
    hetinger: 'hettinger',
    mathplotlib: 'matplotlib',
    kuberntes: 'kubernetes',
    pyton: 'python',
    wubernetes: 'kubernetes',
    ubernetes: 'kubernetes',
    kkubernetes: 'kubernetes',
    ukbernetes: 'kubernetes',
    kubermetex: 'kubernetes',
  };
  for (const [typed, corrected] of Object.entries(misspellings))
    assert.equal(corrections(typed, vocabulary, false)[0], corrected, typed);
});

test('prefers fewer typos, then frequent words', () => {
  const words = new Map([
    ['closure', 3],
    ['closures', 40],
    ['closed', 9],
  ]);
  assert.deepEqual(corrections('cloture', words, true), ['closure']);
  assert.deepEqual(corrections('clsoures', words, true), ['closures', 'closure']);
});

test('in a short word, only swapped letters are corrected', () => {
  const words = new Map([
    ['redis', 3],
    ['nginx', 2],
    ['gente', 9],
  ]);
  for (const [typed, corrected] of Object.entries({
    redsi: 'redis',
    ngnix: 'nginx',
    genie: undefined,
  }))
    assert.equal(corrections(typed, words, true)[0], corrected, typed);
});
