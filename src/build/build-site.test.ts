import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { before, describe, test } from 'node:test';
import { siteFiles } from '../test/site-files.ts';
import { run } from '../test/commands.ts';
import { smallArchive, writeSmallArchive, withFields } from '../test/small-archive.ts';

const zmq = 'content/talks/pygrunn-2011/zmq.md';
const page = 'talks/pygrunn-2011/zmq/index.html';

describe('a build over a site that is there', () => {
  let root = '';
  let out = '';
  const read = (file: string) => readFileSync(join(out, file), 'utf8');
  const build = async () => {
    const { code, output } = await run('build', { ARCHIVE_DIR: root, OUT_DIR: out });
    assert.equal(code, 0, output);
    return output.trim().split('\n').at(-1) ?? '';
  };
  before(async () => {
    ({ root, out } = await writeSmallArchive('warm'));
    await build();
  });

  test('writes nothing where nothing changed', async () => {
    const times = () =>
      siteFiles({ archive: root, out, url: '' }).map((file) => [
        file,
        statSync(join(out, file)).mtimeMs,
      ]);
    const earlier = times();
    assert.match(await build(), /: 0 of \d+ files made, 0 removed, search index kept$/);
    assert.deepEqual(times(), earlier);
  });

  test('makes a file again that somebody changed, or took away', async () => {
    const [home, talk] = [read('index.html'), read(page)];
    writeFileSync(join(out, 'index.html'), 'Not ours.');
    rmSync(join(out, page));
    assert.match(await build(), /: 2 of \d+ files made, 0 removed, search index kept$/);
    assert.deepEqual([read('index.html'), read(page)], [home, talk]);
  });

  test('leaves the search index where nothing changed that it holds', async () => {
    writeFileSync(join(root, zmq), withFields(zmq, 'published: 2012-01-01'));
    assert.match(await build(), /search index kept$/);
    assert.match(read(page), /1 January 2012/);
  });

  test('indexes anew what a text says', async () => {
    writeFileSync(join(root, zmq), smallArchive[zmq]!.replace('Sockets', 'Plugs'));
    assert.match(await build(), /search index made$/);
    assert.match(read('rss.xml'), /Plugs, done right/);
  });

  test('goes on where one that was making the index was cut short', async () => {
    const left = join(dirname(out), `.${basename(out)}.building`, '.pages', page);
    mkdirSync(dirname(left), { recursive: true });
    writeFileSync(left, 'Half of it.');
    writeFileSync(join(root, zmq), smallArchive[zmq]!.replace('Sockets', 'Links'));
    assert.match(await build(), /search index made$/);
    assert.equal(existsSync(join(dirname(out), `.${basename(out)}.building`)), false);
  });

  test('leaves no page of a talk that is gone, nor of what was there for it alone', async () => {
    rmSync(join(root, zmq));
    await build();
    assert.equal(existsSync(join(out, 'talks')), false);
    assert.equal(existsSync(join(out, 'speakers/oscar-vilaplana')), false);
    assert.doesNotMatch(read('index.html'), /ØMQ/);
  });
});
