import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readMarkdown } from '../loader/source.ts';
import type { Outline } from '../loader/content-file.ts';
import { renderMarkdown } from '../markdown/processor.ts';
import { parseText, readText } from './text.ts';

/** Fragments of Markdown, to be combined in any order. */
const bits = [
  ...[
    '# ',
    '#',
    '## x',
    '=',
    '===',
    '---',
    '```',
    '~~~',
    'www.',
    'www',
    '.',
    'http',
    '://',
    'xmpp:',
    'mailto:',
  ],
  ...[
    '[',
    ']',
    '](',
    ']:',
    '[x]',
    '![',
    '(',
    ')',
    '[^1]',
    '<',
    '</',
    '>',
    '<!',
    '<b',
    '@',
    'a.b',
    'xmpp:a@b.c',
    'http://a.b',
    '[x]: y',
  ],
  ...[
    '\n',
    '\n\n',
    '\n  ',
    '    ',
    '\t',
    ' ',
    '- ',
    '* ',
    '1. ',
    '> ',
    '|',
    '\\',
    '`',
    '&lt;',
    'x',
  ],
];

/** Rules don't check other links. */
const inner = ({ links }: Outline) => links.filter(({ url }) => !/^(?:https?|mailto):/.test(url));

test('a body that isn’t parsed has no findings, links or images', () => {
  let skipped = 0;
  const property = fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 12 }), (parts) => {
    const source = readMarkdown('x.md', `---\n---\n${parts.join('')}`);
    const short = readText(source);
    const { outline, findings } = parseText(source);
    if (!short.outline.links.length && !short.findings.length) skipped++;
    assert.deepEqual(short.findings, findings);
    assert.deepEqual(short.outline.images, outline.images);
    assert.deepEqual(inner(short.outline), inner(outline));
  });
  fc.assert(property, { numRuns: 2000, seed: 20110520, endOnFailure: true });
  assert.ok(skipped > 500, `only ${skipped} were plain`);
});

test('a URL that is found after parsing is reported at its place', () => {
  const body = 'One\n> two www\\.a.example [*three* http://b.example\n> xmpp:c@d.example';
  const { findings } = parseText(readMarkdown('x.md', `---\n---\n${body}`));
  assert.deepEqual(
    findings.map(({ line, column, rule }) => `${line}:${column} ${rule}`),
    ['4:7 http', '4:31 bare-url', '4:31 http', '5:3 link-scheme'],
  );
});

test('every kind of line ending counts as one', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const body = ['One', '', '# Two', 'three http://a.example', '==='].join(end);
    const { findings } = parseText(readMarkdown('x.md', `---\n---\n${body}`));
    assert.deepEqual(
      findings.map(({ line, column, rule }) => `${line}:${column} ${rule}`),
      ['5:1 heading-one', '6:1 heading-one', '6:7 bare-url', '6:7 http'],
    );
  }
});

test('reports the part of a text that is one too many, as rendering does', () => {
  // Each has an emphasis, its text and the text after it.
  const paragraph = (emphases: number) => `${'*a*b'.repeat(emphases)}\n\n`;
  const accepted = paragraph(100).repeat(66) + paragraph(44);
  const read = (body: string) => readText(readMarkdown('x.md', `---\ntitle: x\n---\n${body}`));
  const render = (body: string) => () =>
    renderMarkdown(body, { language: 'en', folder: 'talks/x', images: new Map() });
  assert.deepEqual(read(accepted).findings, []);
  assert.doesNotThrow(render(accepted));
  const [finding] = read(`${accepted}c`).findings;
  assert.equal(finding?.rule, 'text-bounds');
  assert.equal(finding.line, 3 + 67 * 2 + 1);
  assert.throws(render(`${accepted}c`), /more than 20000/);
});
