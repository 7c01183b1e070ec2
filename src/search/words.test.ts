import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTerms } from './browser/terms.ts';
import { hasWord, words } from './words.ts';

/** Text of a talk → searches that find it. */
const cases: Record<string, string[]> = {
  'Shaun O’Neill': ['O’Neill', "O'Neill", 'oneill', 'Neill', 'OʼNeill', 'shaun oneill'],
  "Tim O'Reilly": ["O'Reilly", 'O’Reilly', 'oreilly'],
  'Chris D’Angelo': ["D'Angelo", 'dangelo', 'Angelo'],
  'l’hébergement à Paris': ["l'hébergement", 'hébergement', 'hebergement', 'L’HÉBERGEMENT'],
  'machines d´apprentissage': ['apprentissage', "d'apprentissage"],
  'I don’t know': ["don't", 'dont', 'don’t'],
  'at AT&T since': ['AT&T', 'att'],
  'R&D, then Q&A': ['R&D', 'Q&A', 'r&d q&a'],
  'C++ and C#': ['C++', 'c#', 'C++ C#'],
  'C/C++ in F#': ['C++', 'F#', 'C/C++'],
  'the .NET runtime': ['.NET', 'net'],
  'Node.js and vue.js': ['node.js', 'nodejs', 'NodeJS', 'node js', 'vuejs', 'Vue.js'],
  'NodeJS only': ['nodejs', 'node.js'],
  'k-means clustering': ['k-means', 'kmeans', 'k means', 'K‑means'],
  'kmeans clustering': ['k-means', 'kmeans', 'k means'],
  'k means clustering': ['k-means', 'k means'],
  'pub/sub with Redis': ['pub/sub', 'pubsub', 'pub sub'],
  'PEP 8 says': ['PEP 8', 'pep8', 'PEP8', 'pep-8'],
  'PEP8 says': ['PEP 8', 'pep8', 'pep-8'],
  'Python 3.12 is out': ['3.12', 'python 3.12'],
  'mod_wsgi and py.test': ['mod_wsgi', 'modwsgi', 'mod wsgi', 'pytest', 'py.test'],
  'an AttributeError': ['AttributeError', 'attributeerror', 'attribute error'],
  'wait…what, a→queue, x—deque': ['wait', 'what', 'queue', 'deque', 'wait…what'],
  'matrix×vector, Ole·Hansen, queue+stack, topic#one': [
    'matrix×vector',
    'vector',
    'Hansen',
    'queue+stack',
    'stack',
    'topic#one',
  ],
  'the “quoted”word, a «citation»': ['quoted', 'word', 'citation'],
  'größer–kleiner, Straße…Weg, l’été→l’hiver': [
    'grosser',
    'kleiner',
    'weg',
    'ete',
    'hiver',
    "l'hiver",
  ],
  'ØMQ by Łukasz': ['omq', 'ØMQ', 'lukasz'],
  'data\u00adbase': ['database'],
  Pythonistaの働き方: ['働き方', 'pythonista'],
};

test('a text is found by its words however signs join them', () => {
  for (const [text, searches] of Object.entries(cases)) {
    const available = new Set(words(text));
    for (const search of searches)
      assert.ok(
        parseTerms(search).spellings.some((spelling) =>
          spelling.split(' ').every((word) => hasWord(available, word)),
        ),
        `${search} doesn’t find ${text}: ${parseTerms(search).spellings}, ${[...available]}`,
      );
  }
});

test('a text isn’t found by a part of a word', () => {
  for (const [text, search] of Object.entries({ 'O’Neill': 'one', nodejs: 'js', 'C++': 'c#' }))
    assert.ok(!hasWord(new Set(words(text)), words(search)[0]!), search);
});

test('a search of signs alone has no words', () => {
  for (const signs of ['???', '…', '→', '"', '🐍']) assert.deepEqual(parseTerms(signs).names, []);
});
