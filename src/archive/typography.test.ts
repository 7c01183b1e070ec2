import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { typeset } from './typography.ts';

/** By language: what is typed, and what is shown. */
const cases: Record<string, [typed: string, shown: string][]> = {
  en: [
    [
      'The magic of "self": How Python inserts "self"',
      'The magic of “self”: How Python inserts “self”',
    ],
    [
      '"It\'s about time!" or how to write a bot ;-)',
      '“It’s about time!” or how to write a bot ;-)',
    ],
    ['asyncio ("Look ma, no hands!")', 'asyncio (“Look ma, no hands!”)'],
    [
      'He said, "\'Quoted\' words in a larger quote."',
      'He said, “‘Quoted’ words in a larger quote.”',
    ],
    ["Why 'Hello World' is a Massive Operation", 'Why ‘Hello World’ is a Massive Operation'],
    ["rock 'n' roll, Rock 'n Roll", 'rock ’n’ roll, Rock ’n Roll'],
    ["Dataclasses to rule 'em all", 'Dataclasses to rule ’em all'],
    ["Debating 'til Dawn", 'Debating ’til Dawn'],
    ["the '90s, '08 and (Cloud Next '19)", 'the ’90s, ’08 and (Cloud Next ’19)'],
    ["Pandas' Thumb, Kids' Code and O'Reilly's", 'Pandas’ Thumb, Kids’ Code and O’Reilly’s'],
    ["Python 3.12's API isn't mine", 'Python 3.12’s API isn’t mine'],
    ['DumbDev -- eight rules', 'DumbDev — eight rules'],
    ['PL/Python -- Python inside --- really', 'PL/Python — Python inside — really'],
    ['and then...', 'and then…'],
    ['She says: "I stop when …". Or "not *".', 'She says: “I stop when …”. Or “not *”.'],
    ['Adventure... in "the" browser!', 'Adventure… in “the” browser!'],
  ],
  de: [
    ["Wie \"Hallo\" und 'so' geht's -- leicht...", 'Wie „Hallo“ und ‚so‘ geht’s – leicht…'],
    ["die '90er", 'die ’90er'],
  ],
  'de-CH': [['Ein "Wort"', 'Ein «Wort»']],
  nl: [['\'s Avonds \'t "beste" werk', '’s Avonds ’t “beste” werk']],
  fr: [['L\'architecture "Design by Actor"', 'L’architecture «\u00A0Design by Actor\u00A0»']],
  es: [['Un "snake" -- multijugador', 'Un «snake» – multijugador']],
  'es-MX': [['Un "snake"', 'Un “snake”']],
  it: [['L\'ambiente "sfidante"', 'L’ambiente “sfidante”']],
  pl: [['O "nowym" języku', 'O „nowym” języku']],
  ru: [['Про "новый" язык', 'Про «новый» язык']],
};

/** What stays as it is typed, in every language. */
const kept = [
  ...[
    'git commit --amend',
    'The --flag and -x options',
    '(--all) and "--all"',
    'npm test -- --watch',
  ],
  ...[
    'git checkout -- src/main.ts',
    'git restore -- .',
    '1--2',
    'pages 10---12',
    'Mon--Fri',
    'block--part',
  ],
  ...[
    '5\'10"',
    '3.5" and 19" screens',
    'main...topic',
    '1 ... 9',
    'f(...rest)',
    '[...]',
    '...args',
  ],
  ...['print("Hello, python!")', "open('/dev/real_world')", 'aria-owns="a-b"', "b'abc' and rf'x'"],
  ...[
    "Why `len('a') == 4`",
    '`a -- b` and `...`',
    "O'Brien@a.example",
    "https://a.example/it's--here",
  ],
  ...['i--', 'C-- and x', '-- a', 'a --', '"', "'", '--', '...', '“a” — b…', ''],
];

describe('a text is typeset', () => {
  for (const [language, pairs] of Object.entries(cases))
    for (const [typed, shown] of pairs)
      test(`in ${language}: ${typed}`, () => {
        assert.equal(typeset(typed, language), shown);
        assert.equal(typeset(shown, language), shown);
      });

  test('not if it is code, an option, a range or a measure', () => {
    for (const text of kept)
      for (const language of Object.keys(cases)) {
        const shown = typeset(text, language);
        // An ellipsis or apostrophe alone is no code.
        if (text === '...') assert.equal(shown, '…');
        else assert.equal(shown, text);
      }
  });

  test('not in languages whose marks are unknown', () => {
    for (const language of ['ja', 'he', 'ar', 'fi', ''])
      assert.equal(typeset('"a" -- it\'s...', language), '"a" -- it\'s...');
  });

  test('without any change to code and options, wherever they are', () => {
    const verbatim = fc.oneof(
      fc.stringMatching(/^`[^`]{1,8}`$/),
      fc.stringMatching(/^--?[a-z][a-z-]{0,6}$/),
      fc.stringMatching(/^[a-z]{1,4}_["'a-z.-]{0,6}$/),
      fc.stringMatching(/^[a-z]{1,3}\(["'.a-z-]{0,6}\)$/),
    );
    const words = fc.array(
      fc.oneof(
        verbatim,
        fc.constantFrom(..."\" ' -- --- ... a I'm \"b\" 'c 'n' 1 5\" .".split(' ')),
      ),
    );
    const property = fc.property(
      words,
      fc.constantFrom(...Object.keys(cases)),
      (parts, language) => {
        const shown = typeset(parts.join(' '), language);
        const codes = (text: string) =>
          text.match(/`[^`]*`|(?<!\S)(?:--?[a-z]|[a-z]+[_(])\S*/g) ?? [];
        assert.deepEqual(codes(shown), codes(parts.join(' ')));
      },
    );
    fc.assert(property, { numRuns: 3000, seed: 20110520 });
  });

  test('in time proportional to its length', () => {
    for (const bit of ['"', "'", '--', '...', '`', ' -- ', ' "a', " 'a", 'a', '-', ' '])
      typeset(bit.repeat(70_000), 'en');
  });
});
