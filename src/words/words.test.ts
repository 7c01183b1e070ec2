import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { interfaceLanguages } from '../archive/site.ts';
import { loanwords } from '../test/loanwords.ts';
import { wordsOf } from './index.ts';
import { localeOf } from './locale.ts';

/**
 * Stands for any argument: a number, a text or a function that puts an element around a text. Each
 * leaves a mark of its own.
 */
function argument(index: number): never {
  const mark = `⟦${index}⟧`;
  return Object.assign((text: string) => `${mark}${text}`, {
    toLowerCase: () => mark,
    [Symbol.toPrimitive]: (hint: string) => (hint === 'number' ? 41 + index : mark),
  }) as never;
}

/** Yields the path and text of each word, with marks for its arguments. */
function* texts(words: object, path = ''): Generator<[path: string, text: string]> {
  for (const [name, value] of Object.entries(words))
    if (typeof value === 'object') yield* texts(value, `${path}${name}.`);
    else if (typeof value === 'string') yield [path + name, value];
    else {
      const args = [0, 1, 2, 3].map(argument);
      yield [path + name, [value(...args)].flat().map(String).join('')];
    }
}

function textsOf(language: string): Map<string, string> {
  const { count: _, ...words } = wordsOf({ language });
  const inLocale = Object.keys(localeOf('en'));
  return new Map(
    texts(Object.fromEntries(Object.entries(words).filter(([name]) => !inLocale.includes(name)))),
  );
}

const marks = (text: string) => [...new Set(text.match(/⟦\d⟧|4[1-4]/g))].sort();
const english = textsOf('en');

for (const language of interfaceLanguages)
  describe(`the words of ${language}`, () => {
    const words = textsOf(language);

    test('are those of English, and show the same values', () => {
      assert.deepEqual([...words.keys()].sort(), [...english.keys()].sort());
      assert.ok(words.size > 200);
      for (const [path, text] of words) {
        assert.ok(text.trim(), path);
        assert.deepEqual(marks(text), marks(english.get(path)!), `${path}: ${text}`);
      }
    });

    test('have typographic quotes and apostrophes', () => {
      for (const [path, text] of words) assert.doesNotMatch(text, /["'`]|\.{3}|--/, path);
    });

    if (language !== 'en')
      test('are translated', () => {
        const same = [...words].filter(([path, text]) => english.get(path) === text);
        assert.deepEqual(
          same.filter(
            ([path, text]) => /\p{L}/u.test(text) && !loanwords.has(text) && path !== 'amountIn',
          ),
          [],
        );
      });
  });

test('every word is used', () => {
  const code = globSync('src/**/*.{ts,astro}', { exclude: ['src/words/??.ts', 'src/**/*.test.ts'] })
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const names = [...english.keys()].map((path) => path.split('.')[0]!);
  const unused = names.filter((name) => !new RegExp(`(?:\\.|\\{ |, |')${name}\\b`).test(code));
  assert.deepEqual(unused, []);
});

test('French has spaces that don’t break before its signs, and within its quotes', () => {
  for (const [path, text] of textsOf('fr'))
    assert.doesNotMatch(text, / [:;!?»]|« |[^\s][;!?»]|\S:\s/, path);
});
