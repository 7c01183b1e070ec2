import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { excess } from './text-bounds.ts';
import { readContentFile } from './content-file.ts';

/** The limit of each kind, and a text at that limit. */
const bounds: { what: string; limit: number; text: (times: number) => string }[] = [
  { what: 'characters', limit: 80_000, text: (n) => 'a'.repeat(n) },
  { what: 'links', limit: 2_000, text: (n) => 'www.a.example '.repeat(n) },
  { what: 'mail addresses', limit: 2_000, text: (n) => 'a@b.example '.repeat(n) },
  { what: 'headings underlined with one sign', limit: 500, text: (n) => 'a\n=\n'.repeat(n) },
  { what: 'headings underlined with hyphens', limit: 500, text: (n) => '> a\n> --\n'.repeat(n) },
  { what: 'list items', limit: 2_000, text: (n) => '1. a\n'.repeat(n) },
  { what: 'list items on one line', limit: 2_000, text: (n) => '- - a\n'.repeat(n / 2) },
  { what: 'definitions', limit: 500, text: (n) => '[a]: b\n'.repeat(n) },
  { what: 'characters of a URL', limit: 1_999, text: (n) => `> [a]:\n> ${'x'.repeat(n)}` },
  { what: 'characters in angles', limit: 1_999, text: (n) => `[a]: <${'x '.repeat(n / 2)}x>` },
  { what: 'characters of a title', limit: 1_999, text: (n) => `> [a]: b\n> "${'\\"'.repeat(n)}"` },
  { what: 'square brackets', limit: 1_500, text: (n) => '['.repeat(n) },
  { what: 'HTML tags', limit: 500, text: (n) => '<b>'.repeat(n) },
  { what: 'HTML tables', limit: 50, text: (n) => '<table><td>'.repeat(n) },
  { what: 'backticks', limit: 3_000, text: (n) => '`'.repeat(n) },
  {
    what: 'marks in all paragraphs',
    limit: 20_000,
    text: (n) => `${'*'.repeat(400)}\n\n`.repeat(n / 400) + '*'.repeat(n % 400),
  },
  { what: 'line ends', limit: 4_000, text: (n) => 'a\n'.repeat(n) },
  { what: 'headings', limit: 2_000, text: (n) => '# a\n'.repeat(n) },
  { what: 'quotes', limit: 1_000, text: (n) => '> a\n\n'.repeat(n) },
  { what: 'quotes within quotes', limit: 1_000, text: (n) => '>> a\n\n'.repeat(n / 2) },
  { what: 'quotes within list items', limit: 1_000, text: (n) => '- > a\n'.repeat(n) },
  { what: 'nested quotes', limit: 30, text: (n) => `${'> '.repeat(n)}a` },
  { what: 'nested lists', limit: 30, text: (n) => `${'- '.repeat(n)}a` },
  { what: 'columns before an item', limit: 199, text: (n) => `> a\n>${' '.repeat(n - 1)}- a` },
  { what: 'marks of emphasis', limit: 500, text: (n) => '*'.repeat(n) },
  {
    what: 'marks after a line that isn’t blank',
    limit: 500,
    text: (n) => `a\n    >\n${'_'.repeat(n)}`,
  },
  { what: 'rows of 100 cells', limit: 50, text: (n) => `|${'-|'.repeat(98)}\n`.repeat(n - 1) },
  {
    what: 'tables of four columns',
    limit: 277,
    text: (n) => '|-|-|-|-|\n|a\n\n'.repeat(n),
  },
  { what: 'words after an open bracket', limit: 3_161, text: (n) => `[ ${'a '.repeat(n)}` },
];

describe('a text', () => {
  for (const { what, limit, text } of bounds)
    test(`can have ${limit} ${what}, but not more`, () => {
      assert.equal(excess(text(limit)), undefined);
      assert.notEqual(excess(text(limit + 2)), undefined);
    });

  test('can have as many words after closed brackets as elsewhere', () => {
    assert.equal(excess('[12:30] a b c [laughter] d [^1] e [笑い] '.repeat(180)), undefined);
  });

  test('can have as many lines of one quote as of others', () => {
    assert.equal(excess('> a\n'.repeat(4_000)), undefined);
  });
});

describe('a text over a limit', () => {
  const refused = (body: string) =>
    readContentFile('talks', 'x/y', 'x.md', `---\ntitle: x\n---\n${body}`).source.findings.find(
      ({ rule }) => rule === 'text-bounds',
    );

  test('is reported at the start of the paragraph', () => {
    const found = refused(`> a\n> \n>\n\n${'*a'.repeat(501)}`);
    assert.equal(found?.line, 8);
  });

  for (const [name, end] of Object.entries({ LF: '\n', CRLF: '\r\n', CR: '\r' })) {
    test(`is reported with line endings of ${name}: tables`, () => {
      const table = [`${'|a'.repeat(2_000)}|`, `${'|-'.repeat(2_000)}|`, ...Array(2_000).fill('a')];
      assert.match(refused(table.join(end))?.message ?? '', /cells/);
    });

    test(`is reported with line endings of ${name}: lines`, () => {
      assert.equal(refused(`a${end}`.repeat(4_000)), undefined);
      assert.match(refused(`a${end}`.repeat(4_001))?.message ?? '', /4000 lines/);
    });
  }
});
