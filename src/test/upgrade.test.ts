import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { emptyBody } from '../archive/model.ts';
import { check } from '../check/check.ts';
import { archivePaths } from '../loader/archive-paths.ts';
import { loadArchive } from '../loader/load-archive.ts';
import { readSite } from '../loader/site.ts';
import { addresses, type Addresses } from '../outputs/addresses.ts';

const folder = mkdtempSync(join(tmpdir(), 'aftertalk-'));
after(() => rmSync(folder, { recursive: true }));

/** An archive in the format of the first release, and the addresses that each release gave it. */
const archive = 'src/test/releases/0.1.0';

for (const file of globSync('src/test/releases/0.1.0/*.json'))
  describe(`an archive that ${basename(file, '.json')} built`, async () => {
    const paths = archivePaths({ ARCHIVE_DIR: archive, CACHE_DIR: join(folder, 'cache') });
    const { files, findings } = await check(paths);
    const before = JSON.parse(readFileSync(file, 'utf8')) as Addresses;
    const now = addresses(loadArchive(paths, readSite(paths), files, () => emptyBody, false));

    test('has no errors', () => {
      assert.deepEqual(
        findings.filter(({ severity }) => severity === 'error'),
        [],
      );
    });

    test('keeps every page and redirect', () => {
      assert.ok(before.pages.length > 20 && Object.keys(before.redirects).length > 4);
      for (const path of before.pages)
        assert.ok(now.pages.includes(path) || now.redirects[path], path);
      for (const [from, to] of Object.entries(before.redirects))
        assert.equal(now.redirects[from], now.redirects[to] ?? to, from);
    });

    test('keeps every feed and download', () => {
      assert.ok(before.feeds.length > 10 && before.downloads.length > 0);
      for (const path of before.feeds) assert.ok(now.feeds.includes(path), path);
      for (const path of before.downloads) assert.ok(now.downloads.includes(path), path);
    });

    test('keeps the feed id of every talk, and the talk’s page', () => {
      assert.ok(Object.keys(before.feedIds).length >= 3);
      for (const [id, path] of Object.entries(before.feedIds))
        assert.equal(now.feedIds[id], now.redirects[path] ?? path, id);
    });
  });

describe('docs/upgrading.md', () => {
  const [, commands = ''] =
    readFileSync('docs/upgrading.md', 'utf8').match(/If you forked[^]*?```sh\n([^]*?)```/) ?? [];
  const author = ['-c', 'user.name=Ada', '-c', 'user.email=ada@talks.example'];
  const upstream = join(folder, 'upstream');
  const fork = join(folder, 'fork');
  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', [...author, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' });
  const write = (root: string, file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };

  test('merges a release into a fork, whose content stays', () => {
    write(upstream, 'content/talks/theirs.md', 'theirs');
    write(upstream, 'content/site.yaml', 'title: Theirs\n');
    write(upstream, 'src/code.ts', 'old');
    git(upstream, 'init', '--quiet', '--initial-branch=main');
    git(upstream, 'add', '.');
    git(upstream, 'commit', '--quiet', '--message', 'First');
    execFileSync('git', ['clone', '--quiet', upstream, fork]);
    rmSync(join(fork, 'content/talks/theirs.md'));
    write(fork, 'content/talks/ours.md', 'ours');
    write(fork, 'content/site.yaml', 'title: Ours\n');
    for (const part of ['public', 'facts']) write(fork, `${part}/ours.json`, '{}');
    git(fork, 'add', '--all');
    git(fork, 'commit', '--quiet', '--message', 'Ours');
    write(upstream, 'content/talks/theirs.md', 'theirs, revised');
    write(upstream, 'content/talks/new.md', 'new');
    write(upstream, 'content/site.yaml', 'title: Theirs, revised\n');
    write(upstream, 'facts/theirs.json', '{}');
    write(upstream, 'src/code.ts', 'new');
    git(upstream, 'add', '--all');
    git(upstream, 'commit', '--quiet', '--message', 'Second');
    git(upstream, 'tag', 'v0.2.0');

    const lines = commands.trim().split('\n');
    const test = lines.pop() ?? '';
    assert.match(test, /^npm ci && npm test && git commit /);
    const env = { ...process.env, UPSTREAM: upstream };
    const settings = 'git config user.name Ada; git config user.email ada@talks.example';
    const script = [settings, ...lines, test.replace('npm ci && npm test && ', '')].join('\n');
    execFileSync('sh', ['-e', '-c', script], { cwd: fork, env, stdio: 'pipe' });
    assert.equal(git(fork, 'status', '--short'), '');
    assert.deepEqual(git(fork, 'ls-files').trim().split('\n'), [
      ...['content/site.yaml', 'content/talks/ours.md', 'facts/ours.json', 'public/ours.json'],
      'src/code.ts',
    ]);
    assert.equal(readFileSync(join(fork, 'content/site.yaml'), 'utf8'), 'title: Ours\n');
    assert.equal(readFileSync(join(fork, 'src/code.ts'), 'utf8'), 'new');
  });
});
