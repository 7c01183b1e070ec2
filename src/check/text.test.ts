import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readMarkdown } from '../loader/source.ts';
import type { Outline } from '../loader/content-file.ts';
import { parseText, readText } from './text.ts';

/** Bits of Markdown, which meet in any order. */
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

/** Where others lead is no rule's business here. */
const inner = ({ links }: Outline) => links.filter(({ url }) => !/^(?:https?|mailto):/.test(url));

test('a text that is not parsed has nothing in it to find', () => {
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
