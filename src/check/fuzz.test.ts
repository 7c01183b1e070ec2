import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { run, sampleArchive } from '../test/commands.ts';
import { smallArchive, writeSmallArchive, type Files } from '../test/small-archive.ts';
import { renderMarkdown } from '../markdown/processor.ts';
import { check } from './check.ts';
import { readCheckedFile } from './checked-file.ts';

const folder = join(sampleArchive, 'content/talks/pygrunn-2011');
const talks = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));

/** The syntax of both languages, and characters that cause trouble anywhere. */
const trouble = [
  ...[
    '---\n',
    '\n---\n',
    ': ',
    ' #',
    '"',
    "'",
    '- ',
    '\t',
    '[',
    ']',
    '{',
    '}',
    '|\n',
    '>\n',
    '&a ',
    '*a',
    '!!js ',
  ],
  ...[
    '<<: ',
    '__proto__: ',
    'constructor: ',
    '? ',
    '%',
    '...\n',
    '\u0000',
    '\uFEFF',
    '\r\n',
    '\u202E',
    '\uD800',
  ],
  ...[
    '# ',
    '####### ',
    '```',
    '~~~',
    '![](',
    '](',
    '<script>',
    '<!--',
    '</',
    '<svg/onload=x>',
    '[^1]',
    '[^1]: ',
    '| - |\n',
  ],
  ...[
    'http://',
    '//',
    'javascript:',
    '&#106;',
    '%zz',
    '2011-02-30',
    'null',
    '1e999',
    '0x1F',
    '.nan',
    'true',
    '~',
    '\\',
  ],
  ...[
    '> '.repeat(300),
    '['.repeat(300),
    '*a '.repeat(200),
    '- '.repeat(100),
    '𝒳',
    '한',
    'ا',
    'x'.repeat(4000),
  ],
];

// Without fast-check’s bias to edge cases, which would cut the first line of nearly every file.
const place = fc.noBias(fc.integer({ min: 0, max: 9999 }));
const change = fc.oneof(
  fc.record({ at: place, insert: fc.constantFrom(...trouble) }),
  fc.record({ at: place, insert: fc.string({ unit: 'grapheme', maxLength: 12 }) }),
  fc.record({ at: place, remove: fc.integer({ min: 1, max: 80 }) }),
  fc.record({ at: place, repeat: fc.integer({ min: 1, max: 80 }) }),
);
type Change = { at: number; insert?: string; remove?: number; repeat?: number };
const mutated = fc
  .tuple(fc.constantFrom(...talks), fc.array(change, { minLength: 1, maxLength: 4 }))
  .map(([text, changes]) => changes.reduce(apply, text));

test('5,000 mutated files each have findings or can be built', { timeout: 300_000 }, async () => {
  const accepted: string[] = [];
  const files: Files = {};
  let number = 0;
  const property = fc.asyncProperty(mutated, async (text) => {
    const id = `pygrunn-2011/mutated-${++number}`;
    const file = `content/talks/${id}.md`;
    const bytes = Buffer.from(text);
    const { source } = readCheckedFile({ collection: 'talks', id, file }, bytes);
    files[file] = bytes;
    if (source.findings.some(({ severity }) => severity === 'error')) return;
    accepted.push(file);
    // Rendering takes ten times as long as reading, so only every tenth file is rendered.
    if (accepted.length % 10) return;
    const surroundings = { language: 'en', folder: 'talks/pygrunn-2011', images: new Map() };
    const { html } = renderMarkdown(source.body, surroundings);
    if (/^\w/.test(source.body.trim())) assert.notEqual(html, '');
  });
  await fc.assert(property, { numRuns: 5000, seed: 20110520, endOnFailure: true });
  assert.ok(accepted.length > 500, `only ${accepted.length} were accepted`);
  assert.ok(accepted.length < 4500, `as many as ${accepted.length} were accepted`);

  // All together, for the rules on the whole archive.
  await check(await writeSmallArchive('fuzz', files));
  await buildsAll(accepted, files);
});

/** Builds some of the files, each with its own title, and finds their text on their pages. */
async function buildsAll(accepted: readonly string[], files: Files) {
  const chosen: Files = {};
  for (let i = 0; i < 25; i++) {
    const file = accepted[Math.floor((i * accepted.length) / 25)] ?? '';
    chosen[file] = String(files[file]).replace(/^title: /m, `title: ${i} `);
  }
  for (const name of readdirSync(join(sampleArchive, 'content/topics'))) {
    const file = `content/topics/${name}`;
    chosen[file] = readFileSync(join(sampleArchive, file));
  }
  const archive = await writeSmallArchive('fuzz-built', {
    ...chosen,
    'content/site.yaml': smallArchive['content/site.yaml'],
  });
  const { findings } = await check(archive);
  for (const { file, severity } of findings) if (severity === 'error') delete chosen[file];
  const built = Object.keys(chosen).filter((file) => file.includes('/mutated-'));
  assert.ok(built.length > 10, `only ${built.length} to build`);
  const sure = await writeSmallArchive('fuzz-built', chosen);
  const { code, output } = await run('build', { ARCHIVE_DIR: sure.root, OUT_DIR: sure.out });
  assert.equal(code, 0, output);
  for (const file of built) {
    const id = file.slice('content/'.length, -'.md'.length);
    const page = readFileSync(join(sure.out, id, 'index.html'), 'utf8');
    const body = readCheckedFile({ collection: 'talks', id, file }, Buffer.from(chosen[file] ?? ''))
      .source.body;
    const word = body.match(/^[A-Z][a-z]{3,}/m)?.[0] ?? '';
    assert.ok(page.includes(word), `${file} shows its text`);
  }
}

function apply(text: string, { at, insert, remove, repeat }: Change): string {
  const from = Math.floor((at / 10_000) * text.length);
  if (insert !== undefined) return text.slice(0, from) + insert + text.slice(from);
  if (remove !== undefined) return text.slice(0, from) + text.slice(from + remove);
  return text.slice(0, from + (repeat ?? 0)) + text.slice(from);
}
