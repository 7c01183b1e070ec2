import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTerms, urlTerms } from './browser/terms.ts';
import { urlWords } from './record.ts';
import { anywhere, beginning, inHead, isMatch, stem, words } from './words.ts';

/** Whether one of the words is a match. */
function hasWord(available: ReadonlySet<string>, searched: string): boolean {
  return [...available].some((word) => isMatch(word, searched));
}

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
  'Python 3.12 is out': ['3.12', 'python 3.12', '312'],
  'on Python3.12': ['3.12', 'python 3.12', 'python3.12'],
  'Pythonic API': ['pythonic'],
  'with FastAPI': ['fast api', 'fastapi'],
  'a warning ⚠\ufe0f sign': ['warning sign'],
  'internationally known': ['international'],
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
          spelling.every((word) => hasWord(available, word)),
        ),
        `${search} doesn’t find ${text}: ${parseTerms(search).spellings}, ${[...available]}`,
      );
  }
});

test('a text isn’t found by a part of a word', () => {
  for (const [text, search] of Object.entries({
    'O’Neill': 'one',
    nodejs: 'js',
    'C++': 'c#',
    '3.12': '12',
    PyPI: 'pypy',
    Python: 'pythonic',
    'a community': 'communication',
    'in general': 'generic',
    'its internals': 'international',
  }))
    assert.ok(!hasWord(new Set(words(text)), words(search)[0]!), search);
});

test('a search of signs alone has no words', () => {
  for (const signs of ['???', '…', '→', '"', '🐍', '⚠\ufe0f'])
    assert.deepEqual(parseTerms(signs).names, []);
});

test('stop words are left out, unless there are no other words', () => {
  assert.deepEqual(parseTerms('how to limit rates').names, [['limit'], ['rates']]);
  assert.deepEqual(parseTerms('how to').names, [['how'], ['to']]);
});

test('a name with punctuation is searched for split and joined', () => {
  assert.deepEqual(parseTerms('mod_wsgi').spellings, [['modwsgi'], ['mod', 'wsgi']]);
  assert.deepEqual(parseTerms('py.test').spellings, [['pytest'], ['py', 'test']]);
  // Nearly every talk has a "t", as in "don't".
  assert.deepEqual(parseTerms('AT&T').spellings, [['att']]);
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
    ['modelling', 'modeling'],
    ['programme', 'program'],
    ['centre', 'center'],
    ['catalogue', 'catalog'],
    ['defence', 'defense'],
  ] as const) {
    assert.equal(stem(british), stem(american));
  }
  for (const [word, other] of Object.entries({
    four: 'for',
    tour: 'tor',
    raise: 'raize',
    wise: 'wize',
    ios: 'io',
    solidity: 'solid',
  }))
    assert.notEqual(stem(word), stem(other));
});

test('folds letters that aren’t accented letters, and keeps kana whole', () => {
  assert.deepEqual(words('ØMQ Łukasz Straße Æsthetic'), ['omq', 'lukasz', 'strasse', 'aesthetic']);
  assert.deepEqual(words('働き方 ば 파이썬'), ['働き', 'き方', 'ば', '파이', '이썬']);
});

test('a word matches its inflections, and from four letters on words that begin with it', () => {
  const available = new Set(['queues', 'kubernetes', 'programming', 'view', 'process', 'strong']);
  for (const word of ['queue', 'kube', 'program', 'programs', 'views'])
    assert.ok(hasWord(available, word), word);
  for (const word of ['vue', 'que', 'kub', 'programmatic', 'processsing', 'strongger'])
    assert.ok(!hasWord(available, word), word);
});

test('a URL gives a word of its own and those of its ids, which the id alone gives as well', () => {
  for (const id of ['yQvoAqzCmBw', 'fmmhxGcLTBQ', 'a3-b_c4d5e6', '12345678'])
    for (const url of [`https://www.youtube.com/watch?v=${id}&t=9s`, `https://v.example/${id}`])
      for (const typed of [url, id, id.toLowerCase(), `http://v.example/?v=${id}&list=PL-9aB_x`])
        assert.ok(
          (urlTerms(typed) ?? parseTerms(typed)).spellings.some(([word = '']) =>
            urlWords(url).includes(word),
          ),
          `${typed} doesn’t find ${url}`,
        );
});

test('a URL is found as its host writes it', () => {
  const [word] = urlWords('https://www.slides.example/ada/fail-well/');
  for (const typed of ['http://slides.example/ada/fail-well', 'slides.example/Ada/fail-well'])
    assert.deepEqual(urlTerms(typed)?.names, [[word]]);
  for (const typed of ['node.js', 'C/C++', 'and/or', 'a talk on v.example/x'])
    assert.equal(urlTerms(typed), undefined, typed);
});

test('no word of the index begins with another, nor is it cut by Pagefind', () => {
  const indexed = [
    'c++',
    'c#',
    'c',
    'webm',
    'webmp4',
    '3',
    '312',
    'กำ',
    'naive',
    'naively',
  ].flatMap((word) => [anywhere(word), inHead(word)]);
  for (const word of indexed) {
    assert.match(word, /^\p{L}+[_^]$/u);
    for (const other of indexed) assert.ok(other === word || !other.startsWith(word));
  }
  assert.ok(anywhere('databases').startsWith(beginning('datab')));
});
