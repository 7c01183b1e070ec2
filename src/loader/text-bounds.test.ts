import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { excess } from './text-bounds.ts';
import { readContentFile } from './content-file.ts';

/** The most of each that a text may have, and a text with so many. */
const bounds: { what: string; most: number; text: (times: number) => string }[] = [
  { what: 'characters', most: 80_000, text: (n) => 'a'.repeat(n) },
  { what: 'links', most: 2_000, text: (n) => 'www.a.example '.repeat(n) },
  { what: 'mail addresses', most: 2_000, text: (n) => 'a@b.example '.repeat(n) },
  { what: 'headings underlined once', most: 500, text: (n) => 'a\n=\n'.repeat(n) },
  { what: 'headings underlined with hyphens', most: 500, text: (n) => '> a\n> --\n'.repeat(n) },
  { what: 'list items', most: 2_000, text: (n) => '1. a\n'.repeat(n) },
  { what: 'list items on one line', most: 2_000, text: (n) => '- - a\n'.repeat(n / 2) },
  { what: 'definitions', most: 500, text: (n) => '[a]: b\n'.repeat(n) },
  { what: 'characters of an address', most: 1_999, text: (n) => `> [a]:\n> ${'x'.repeat(n)}` },
  { what: 'characters in angles', most: 1_999, text: (n) => `[a]: <${'x '.repeat(n / 2)}x>` },
  { what: 'characters of a title', most: 1_999, text: (n) => `> [a]: b\n> "${'\\"'.repeat(n)}"` },
  { what: 'square brackets', most: 1_500, text: (n) => '['.repeat(n) },
  { what: 'tags', most: 500, text: (n) => '<b>'.repeat(n) },
  { what: 'tables of tags', most: 50, text: (n) => '<table><td>'.repeat(n) },
  { what: 'backticks', most: 3_000, text: (n) => '`'.repeat(n) },
  { what: 'line ends', most: 4_000, text: (n) => 'a\n'.repeat(n) },
  { what: 'quotes within each other', most: 30, text: (n) => `${'> '.repeat(n)}a` },
  { what: 'lists within each other', most: 30, text: (n) => `${'- '.repeat(n)}a` },
  { what: 'columns before an item', most: 199, text: (n) => `> a\n>${' '.repeat(n - 1)}- a` },
  { what: 'marks of emphasis', most: 500, text: (n) => '*'.repeat(n) },
  {
    what: 'marks after what is no blank line',
    most: 500,
    text: (n) => `a\n    >\n${'_'.repeat(n)}`,
  },
  { what: 'rows of 100 cells', most: 100, text: (n) => `|${'-|'.repeat(98)}\n`.repeat(n - 1) },
  { what: 'words behind an open bracket', most: 3_161, text: (n) => `[ ${'a '.repeat(n)}` },
];

describe('a text', () => {
  for (const { what, most, text } of bounds)
    test(`may have ${most} ${what}, and no more`, () => {
      assert.equal(excess(text(most)), undefined);
      assert.notEqual(excess(text(most + 2)), undefined);
    });

  test('may have as many words behind brackets that are closed as anywhere else', () => {
    assert.equal(excess('[12:30] a b c [laughter] d [^1] e [笑い] '.repeat(180)), undefined);
  });
});

describe('what is beyond a bound', () => {
  const refused = (body: string) =>
    readContentFile('talks', 'x/y', 'x.md', `---\ntitle: x\n---\n${body}`).source.findings.find(
      ({ rule }) => rule === 'text-bounds',
    );

  test('is found in the line where its paragraph begins', () => {
    const found = refused(`> a\n> \n>\n\n${'*a'.repeat(501)}`);
    assert.equal(found?.line, 8);
  });

  for (const [name, end] of Object.entries({ LF: '\n', CRLF: '\r\n', CR: '\r' })) {
    test(`is the same with line ends of ${name}: tables`, () => {
      const table = [`${'|a'.repeat(2_000)}|`, `${'|-'.repeat(2_000)}|`, ...Array(2_000).fill('a')];
      assert.match(refused(table.join(end))?.message ?? '', /cells/);
    });

    test(`is the same with line ends of ${name}: lines`, () => {
      assert.equal(refused(`a${end}`.repeat(4_000)), undefined);
      assert.match(refused(`a${end}`.repeat(4_001))?.message ?? '', /4000 lines/);
    });
  }
});
