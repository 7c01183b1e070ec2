import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { redirectFile } from '../redirects/redirects.ts';
import { run } from '../test/commands.ts';
import { sample } from '../test/sites.ts';
import {
  checkSmallArchive,
  withFields,
  writeSmallArchive,
  type Files,
} from '../test/small-archive.ts';

const zmq = 'content/talks/pygrunn-2011/zmq.md';
const withAlias = (alias: string): Files => ({
  [zmq]: withFields(zmq, `aliases: [${JSON.stringify(alias)}]`),
});

async function found(files: Files): Promise<string[]> {
  const lines = await checkSmallArchive('collisions', files);
  return lines.filter((line) => line.includes(' error: '));
}

describe('an alias', () => {
  const ours = readdirSync(sample.out, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^(?:[^/]+|(?:data|search|schema|pagefind|assets|downloads)\/.*)$/.test(file),
  );

  test('is refused if it is a file or folder that sites have, in any case', async () => {
    const aliases = ours.map((file) => `/${encodeURI(file)}`);
    const inFolders = aliases.filter((alias) => /\.\w+$/.test(alias)).map((alias) => `${alias}/x/`);
    const more = [
      '/index.html/',
      '/Feed.json',
      '/ABOUT/',
      '/a/.htaccess',
      '/topics/zeromq/page/7/',
    ];
    const all = [...aliases, ...inFolders, ...more, '/talks/pygrunn-2011', '/speakers'];
    const text = withFields(zmq, `aliases:\n${all.map((each) => `  - "${each}"`).join('\n')}`);
    const lines = await found({ [zmq]: text });
    const refused = new Set(lines.map((line) => line.match(/alias(?:es)? "?(\/[^\s"]*)/)?.[1]));
    // A page at a folder that has no page of its own is no collision.
    const folders = [
      '/data',
      '/data/conferences',
      '/data/redirects',
      '/data/schema',
      '/schema',
      '/assets',
      '/pagefind',
      '/downloads',
      '/talks/pygrunn-2011',
      '/series',
      '/talks',
    ];
    assert.deepEqual(
      all.filter((alias) => !refused.has(alias) && !folders.includes(alias)),
      [],
    );
  });

  test('is accepted only if the build can write it beside everything else', async () => {
    const part = fc.constantFrom(
      ...['a', 'A', 'about', 'x.html', 'index.html', 'talks', 'pygrunn-2011', 'rss.xml', 'page'],
      ...['2', 'search', 'names', 'zeromq', 'topics', 'favicon.ico'],
    );
    const alias = fc
      .tuple(fc.array(part, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '/'))
      .map(([parts, end]) => `/${parts.join('/')}${end}`);
    const accepted: string[] = [];
    for (const each of fc.sample(alias, { numRuns: 80, seed: 20261128 }))
      if (!accepted.includes(each) && !(await found(withAlias(each))).length) accepted.push(each);
    const text = (aliases: string[]) => withFields(zmq, `aliases: ${JSON.stringify(aliases)}`);
    // Of those that collide with each other, the first stays.
    const together: string[] = [];
    for (const each of accepted)
      if (!(await found({ [zmq]: text([...together, each]) })).length) together.push(each);
    assert.ok(together.length > 10, together.join(' '));
    const { root, out } = await writeSmallArchive('collisions-built', { [zmq]: text(together) });
    const { code, output } = await run('build', { ARCHIVE_DIR: root, OUT_DIR: out });
    assert.equal(code, 0, output);
    const missing = together.filter((each) => !existsSync(join(out, redirectFile(each))));
    assert.deepEqual(missing, []);
    const entries = readdirSync(out, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).toLowerCase());
    assert.equal(new Set(files).size, files.length);
  });
});

test('a published file is refused where the site has a file or needs a folder', async () => {
  const names = ['talks', 'Talks/pygrunn-2011/ZMQ.pdf/x.pdf', 'pagefind/x.png', 'assets/x.png'];
  assert.deepEqual(
    (await found({ 'public/talks/pygrunn-2011': 'x', 'public/favicon.ico/x.png': 'x' })).map(
      (line) => line.match(/^[^:]*|\[.*\]$/g)?.join(' '),
    ),
    [
      'public/favicon.ico/x.png [file-collision]',
      'public/talks/pygrunn-2011 [running-file]',
      'public/talks/pygrunn-2011 [file-collision]',
    ],
  );
  for (const name of names.slice(2))
    assert.match(String(await found({ [`public/${name}`]: 'x' })), /\[file-collision\]/, name);
});

test('files whose names differ only in case are refused', async () => {
  const lines = await found({ 'public/downloads/a.png': 'x', 'public/downloads/A.png': 'x' });
  assert.deepEqual(lines, [
    'public/downloads/a.png:1:1: error: this file would collide with public/downloads/A.png; rename it [file-collision]',
  ]);
});
