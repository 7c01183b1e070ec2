import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readContentFile } from '../loader/content-file.ts';
import { findingLine } from '../loader/finding.ts';

function readTitle(value: string) {
  const text = `---\ntitle: ${value}\nspeakers: [Ada Quist]\ndate: 2011-05-20\n---\n\nQueues.\n`;
  const { source, fields } = readContentFile('talks', 'a/b', 'content/talks/a/b.md', text);
  return { lines: source.findings.map(findingLine), title: fields.title };
}

const signs = [...'`@[]{}*&%>-\'"!|?:#, ~=<\\/.()ab1é^', ': ', ' #', 'a b'];

test('a title is read as it is written, or one line says how to write it', () => {
  const title = fc
    .array(fc.constantFrom(...signs), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join('').trim())
    // Quoted, a list, empty, or with a comment after a word: another value is meant.
    .filter(
      (value) =>
        !/^["'].*["'](?:\s#.*)?$|^[[{].*[\]}](?:\s#.*)?$|^[~>|-]?$|^[\w.:-]+\s+#\s/.test(value),
    );
  fc.assert(
    fc.property(title, (value) => {
      const { lines, title } = readTitle(value);
      if (title === value && !lines.length) return;
      assert.ok(lines.length > 0, `${value} became ${title}`);
      const proposed = lines[0]?.match(/(?:write|quotes:) (?:title: )?(["'].*["'])/)?.[1];
      if (proposed === undefined) return;
      assert.deepEqual(readTitle(proposed), { lines: [], title: value });
    }),
    { numRuns: 2000, seed: 20110520 },
  );
});

for (const value of [
  '`git` internals',
  '@property in depth',
  '[ANN] Redis 7',
  '{json} for all',
  '*args and **kwargs',
  '%timeit',
  '> 9000',
  '- a dash',
  "'Tis the season",
  '"Real" numbers',
  '!important',
  '| pipes',
  'Redis: a tour',
  'Redis #1',
  '#redis',
])
  test(`the title ${value} gets one line, with the quotes to paste`, () => {
    const { lines } = readTitle(value);
    assert.equal(lines.length, 1);
    const proposed = lines[0]?.match(/(?:write|quotes:) (?:title: )?(["'].*["'])/)?.[1] ?? '';
    assert.deepEqual(readTitle(proposed), { lines: [], title: value });
  });
