import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test, type TestContext } from 'node:test';
import { archivePaths } from '../loader/archive-paths.ts';
import { withDigest } from '../loader/cache.ts';
import { withLock } from './lock.ts';
import { Manifest } from './manifest.ts';
import { assertReplaceable, makeStagingFolder, outputError, publish } from './publish.ts';

type Files = Record<string, string>;

const site: Files = {
  '.nojekyll': '',
  'index.html': 'Home.',
  'sitemap.xml': 'Map.',
  'talks/a/index.html': 'A talk.',
};
const { 'talks/a/index.html': _talk, ...withoutTalk } = site;

/** Each build has a cache of its own, unless a test names one. */
const caches = mkdtempSync(join(tmpdir(), 'aftertalk-caches-'));
after(() => rmSync(caches, { recursive: true }));

describe('a site is published', () => {
  test('through links, also relative ones, to a link, and to what doesn’t exist', async (t) => {
    const folder = temporaryFolder(t);
    const links = { link: 'new/deep/site', second: './link', third: join(folder, 'second') };
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join(folder, name));
    for (const [name, text] of [
      ['third', '1'] as const,
      ['second', '2'] as const,
      ['link', '3'] as const,
    ]) {
      await build(join(folder, name), { ...site, 'index.html': text });
      assert.equal(readFileSync(join(folder, 'new/deep/site/index.html'), 'utf8'), text);
      assert.equal(readlinkSync(join(folder, name)), links[name]);
    }
    assert.deepEqual(readdirSync(join(folder, 'new/deep')), ['site']);
  });

  test('without leaving a temporary file in the folder or next to it', async (t) => {
    const folder = temporaryFolder(t);
    const out = join(folder, 'site');
    for (const text of ['first', 'second']) await build(out, { ...site, 'index.html': text });
    assert.deepEqual(readdirSync(folder), ['site']);
    assert.deepEqual(filesOf(out), Object.keys(site).sort());
  });

  test('in a folder that is empty, a git worktree or a new disk', async (t) => {
    for (const name of ['', '.git', 'lost+found']) {
      const out = temporaryFolder(t);
      mkdirSync(join(out, name), { recursive: true });
      assert.deepEqual(await build(out, site), name ? [`${name}/`] : []);
      assert.ok(existsSync(join(out, 'index.html')));
    }
  });

  test('after index.html was lost, by any cache', async (t) => {
    for (const cache of ['same', 'other']) {
      const folder = temporaryFolder(t);
      const out = join(folder, 'site');
      await build(out, site, join(folder, 'same'));
      rmSync(join(out, 'index.html'));
      await build(out, site, join(folder, cache));
      assert.deepEqual(filesOf(out), Object.keys(site).sort());
    }
  });

  test('after .nojekyll was lost, by the same cache alone', async (t) => {
    const folder = temporaryFolder(t);
    const out = join(folder, 'site');
    for (const text of ['', 'index.html', 'talks/a/index.html']) {
      await build(out, site, join(folder, 'same'));
      writeFileSync(join(out, '.nojekyll'), text);
      await assert.rejects(build(out, site, join(folder, 'other')), /didn’t build; choose another/);
    }
    assert.deepEqual(await build(out, withoutTalk, join(folder, 'same')), []);
    assert.deepEqual(filesOf(out), Object.keys(withoutTalk).sort());
  });

  test('over one of 0.1.0, of which it deletes only what that left so', async (t) => {
    const folder = temporaryFolder(t);
    const [out, cache] = [join(folder, 'site'), join(folder, 'cache')];
    const former = { ...site, 'old/index.html': 'Old.', 'changed/index.html': 'Changed.' };
    writeFiles(out, former);
    const built = Object.keys(former).map((file) => {
      const { size, mtimeMs } = statSync(join(out, file));
      return [file, ['key', size, file.startsWith('changed') ? mtimeMs - 1 : mtimeMs]];
    });
    writeFiles(out, { 'notes.txt': 'Mine.' });
    await assert.rejects(build(out, site, cache), /didn’t build; choose another/);
    const name = createHash('sha256').update(out).digest('base64url');
    const outside = ['../notes.txt', ['key', 5, 0]];
    writeFiles(cache, { [`sites/${name}.json`]: JSON.stringify([...built, outside]) });
    assert.deepEqual(await build(out, { ...site, 'index.html': 'New.' }, cache), [
      'changed/',
      'notes.txt',
    ]);
    assert.deepEqual(
      filesOf(out),
      [...Object.keys(site), 'changed/index.html', 'notes.txt'].sort(),
    );
  });

  test('and keeps what Aftertalk didn’t build, whichever cache builds it', async (t) => {
    const folder = temporaryFolder(t);
    const out = join(folder, 'site');
    await build(out, site, join(folder, 'one'));
    writeFiles(out, { CNAME: 'a', 'notes/deep/b': 'b', 'talks/c': 'c', 'talks/a/d': 'd' });
    symlinkSync('/nowhere', join(out, 'talks/link'));
    const kept = ['CNAME', 'notes/', 'talks/a/d', 'talks/c', 'talks/link'];
    for (const [cache, files] of [
      ['one', { ...site, 'index.html': 'New.' }],
      ['other', site],
      ['third', withoutTalk],
    ] as const)
      assert.deepEqual(await build(out, files, join(folder, cache)), kept, cache);
    const all = [
      '.nojekyll',
      'CNAME',
      'index.html',
      'notes/deep/b',
      'sitemap.xml',
      'talks/a/d',
      'talks/c',
    ];
    assert.deepEqual(filesOf(out), all);
  });

  test('but never over a file, folder or link that Aftertalk didn’t build', async (t) => {
    const out = join(temporaryFolder(t), 'site');
    const added = 'added/page/index.html';
    for (const make of [
      (path: string) => writeFiles(out, { [path]: 'Mine.' }),
      (path: string) => mkdirSync(join(out, path, 'folder'), { recursive: true }),
      (path: string) => symlinkSync('/nowhere', join(out, path)),
    ])
      for (const path of [added, 'added/page', 'added']) {
        rmSync(out, { recursive: true, force: true });
        await build(out, site);
        mkdirSync(dirname(join(out, path)), { recursive: true });
        make(path);
        const before = [filesOf(out), readFileSync(join(out, '.nojekyll'), 'utf8')];
        const all = { ...site, [added]: 'A page.' };
        const isFolder = path !== added && String(make).includes('folder');
        if (isFolder) assert.deepEqual(await build(out, all), [`${path}/folder/`]);
        else {
          await assert.rejects(build(out, all), /^Error: OUT_DIR has .*added.*move it elsewhere$/);
          assert.deepEqual([filesOf(out), readFileSync(join(out, '.nojekyll'), 'utf8')], before);
        }
      }
  });

  test('over a file that already has the bytes of the site’s', async (t) => {
    const out = join(temporaryFolder(t), 'site');
    await build(out, site);
    writeFiles(out, { CNAME: 'talks.example' });
    assert.deepEqual(await build(out, { ...site, CNAME: 'talks.example' }), []);
    await build(out, site);
    assert.deepEqual(filesOf(out), Object.keys(site).sort());
  });

  test('and a list with paths outside of the site deletes nothing there', async (t) => {
    const folder = temporaryFolder(t);
    const out = join(folder, 'site');
    await build(out, site, join(folder, 'one'));
    writeFiles(folder, { precious: 'Kept.' });
    const list = [
      '../precious',
      'talks/../../precious',
      join(folder, 'precious'),
      '',
      '.nojekyll',
    ].join('\n');
    writeFileSync(join(out, '.nojekyll'), withDigest('.nojekyll', list));
    await build(out, { '.nojekyll': '' }, join(folder, 'other'));
    assert.ok(existsSync(join(folder, 'precious')));
  });
});

describe('one sentence says why OUT_DIR can’t be used', () => {
  test('if it is a link to itself, a file, or below a file', async (t) => {
    const folder = temporaryFolder(t);
    symlinkSync('loop', join(folder, 'loop'));
    writeFiles(folder, { file: 'A file.' });
    for (const [name, end] of [
      ['loop', 'loop, a link to itself; choose a folder'],
      ['file', 'file, which isn’t a folder; choose one'],
      ['file/site', 'file/site, which isn’t a folder; choose one'],
    ] as const)
      await assert.rejects(build(join(folder, name), site), {
        message: `OUT_DIR is ${folder}/${end}`,
      });
    assert.deepEqual(readdirSync(folder).sort(), ['file', 'loop']);
  });

  test('if it has no space, also if a thread says so', () => {
    const full = 'ENOSPC: no space left on device, write';
    assert.equal(
      outputError(new Error(full), '/site').message,
      'OUT_DIR is /site, where no space is left; free some, or choose another folder',
    );
  });

  test('but other errors stay', () => {
    for (const message of ['EACCES: permission denied, open content/site.yaml', 'no talk']) {
      const error = new Error(message);
      assert.equal(outputError(error, '/site'), error);
    }
  });
});

/** Publishes files as a build does, and returns what it keeps. */
async function build(
  out: string,
  files: Files,
  cache = mkdtempSync(join(caches, 'cache-')),
): Promise<string[]> {
  const paths = archivePaths({ INIT_CWD: '/', ARCHIVE_DIR: process.cwd(), CACHE_DIR: cache });
  return withLock(out, (real) => {
    const staging = makeStagingFolder(real);
    try {
      const manifest = new Manifest({ ...paths, out: real });
      assertReplaceable({ ...paths, out: real }, manifest);
      const changed = Object.entries(files).filter(
        ([file, text]) => !manifest.isCurrent(file, text),
      );
      const stale = [...manifest.files.keys()].filter((file) => !(file in files));
      writeFiles(staging, Object.fromEntries(changed));
      return publish(real, staging, manifest, new Map(changed), new Set(stale));
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  }).catch((error) => {
    throw outputError(error, out);
  });
}

function writeFiles(folder: string, files: Files) {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-publish-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}
