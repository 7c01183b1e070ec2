import assert from 'node:assert/strict';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { before, describe, test } from 'node:test';
import { withDigest } from '../loader/cache.ts';
import { siteFiles } from '../test/site-files.ts';
import { run } from '../test/commands.ts';
import { smallArchive, writeSmallArchive, withFields } from '../test/small-archive.ts';

const zmq = 'content/talks/pygrunn-2011/zmq.md';
const picture = 'content/talks/pygrunn-2011/chart.png';
const chart = 'src/test/archives/awkward/content/talks/harbourconf-2019/harbour-chart.png';
const image = '\n![A chart](chart.png)\n';
const page = 'talks/pygrunn-2011/zmq/index.html';
const sharePicture = 'talks/pygrunn-2011/zmq/picture.png';

describe('a build of an existing site', () => {
  let root = '';
  let out = '';
  const read = (file: string) => readFileSync(join(out, file), 'utf8');
  const build = async () => {
    const { code, output } = await run('build', { ARCHIVE_DIR: root, OUT_DIR: out });
    assert.equal(code, 0, output);
    return output.trim().split('\n').at(-1) ?? '';
  };
  before(async () => {
    ({ root, out } = await writeSmallArchive('warm', {
      'public/downloads/slides.txt': 'Slides.',
      [picture]: readFileSync(chart),
      [zmq]: smallArchive[zmq] + image,
    }));
    await build();
  });

  test('writes nothing if nothing changed', async () => {
    const times = () =>
      siteFiles({ archive: root, out, url: '' }).map((file) => [
        file,
        statSync(join(out, file)).mtimeMs,
      ]);
    const earlier = times();
    assert.match(
      await build(),
      /^Built \d+ pages in .*: 0 of \d+ files written, 0 deleted, search index unchanged$/,
    );
    assert.deepEqual(times(), earlier);
  });

  test('makes a modified or deleted file again', async () => {
    const [home, talk] = [read('index.html'), read(page)];
    writeFileSync(join(out, 'index.html'), 'Modified.');
    rmSync(join(out, page));
    assert.match(await build(), /: 2 of \d+ files written, 0 deleted, search index unchanged$/);
    assert.deepEqual([read('index.html'), read(page)], [home, talk]);
  });

  test('notices a picture and a download replaced by one of the same size and time', async () => {
    // The EPUB has the picture, too.
    for (const [source, written] of [
      [picture, 2],
      ['public/downloads/slides.txt', 1],
    ] as const) {
      const path = join(root, source);
      const bytes = readFileSync(path);
      const { atime, mtime } = statSync(path);
      bytes[bytes.length - 1]! ^= 1;
      rmSync(path);
      writeFileSync(path, bytes);
      utimesSync(path, atime, mtime);
      const line = new RegExp(
        `: ${written} of \\d+ files written, 0 deleted, search index unchanged$`,
      );
      assert.match(await build(), line);
      const published = readFileSync(join(out, source.replace(/^content\/|^public\//, '')));
      assert.deepEqual(published, bytes);
    }
  });

  test('doesn’t copy a download again that was only touched', async () => {
    const now = new Date();
    utimesSync(join(root, 'public/downloads/slides.txt'), now, now);
    assert.match(await build(), /: 0 of \d+ files written, 0 deleted, search index unchanged$/);
  });

  test('doesn’t rebuild the search index if nothing in it changed', async () => {
    writeFileSync(join(root, zmq), withFields(zmq, 'published: 2012-01-01') + image);
    assert.match(await build(), /search index unchanged$/);
    assert.match(read(page), /1 January 2012/);
  });

  test('rebuilds the search index after a change of a text, but draws no picture', async () => {
    const drawn = statSync(join(out, sharePicture)).mtimeMs;
    writeFileSync(join(root, zmq), smallArchive[zmq]!.replace('Sockets', 'Plugs') + image);
    assert.match(await build(), /search index rebuilt$/);
    assert.match(read('rss.xml'), /Plugs, done right/);
    assert.equal(statSync(join(out, sharePicture)).mtimeMs, drawn);
  });

  test('continues after a build that was interrupted while indexing', async () => {
    const leftover = join(out, '.aftertalk.building-1', '.pages', page);
    mkdirSync(dirname(leftover), { recursive: true });
    writeFileSync(leftover, 'Half of it.');
    writeFileSync(join(root, zmq), smallArchive[zmq]!.replace('Sockets', 'Links') + image);
    assert.match(await build(), /search index rebuilt$/);
    assert.equal(existsSync(join(out, '.aftertalk.building-1')), false);
  });

  test('makes the whole site again after another cache’s build', async () => {
    const all = siteFiles({ archive: root, out, url: '' });
    const list = [...all, 'other.html'].join('\n');
    writeFileSync(join(out, '.nojekyll'), withDigest('.nojekyll', list));
    writeFileSync(join(out, 'other.html'), 'A page of another archive.');
    rmSync(join(out, 'index.html'));
    assert.match(await build(), /: (\d+) of \1 files written/);
    assert.deepEqual(siteFiles({ archive: root, out, url: '' }), all);
  });

  test('follows a link, and keeps it although every file changes', async () => {
    const link = join(root, 'link');
    symlinkSync(out, link);
    const env = { ARCHIVE_DIR: root, OUT_DIR: link, CACHE_DIR: join(root, 'other-cache') };
    const { code, output } = await run('build', env);
    assert.equal(code, 0, output);
    assert.ok(lstatSync(link).isSymbolicLink());
    assert.ok(existsSync(join(out, page)));
    await build();
  });

  test('deletes the pages of a deleted talk, and of its speaker without other talks', async () => {
    rmSync(join(root, zmq));
    await build();
    assert.equal(existsSync(join(out, 'talks')), false);
    assert.equal(existsSync(join(out, 'speakers/oscar-vilaplana')), false);
    assert.doesNotMatch(read('index.html'), /ØMQ/);
  });
});
