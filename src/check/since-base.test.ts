import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { run } from '../test/sites.ts';
import { small, trialArchive, withFields } from '../test/trial.ts';
import type { Change } from './git-diff.ts';
import { check } from './check.ts';
import { findingLine } from '../loader/finding.ts';
import { findProblemsSince } from './since-base.ts';

const zmq = 'content/talks/pygrunn-2011/zmq.md';

/** What is said of a talk that was changed since a commit of 2026-11-01. */
async function said(now: string, change: Change): Promise<string[]> {
  const { files } = await check(await trialArchive('since-base', { [zmq]: now }));
  const base = { day: '2026-11-01', changes: new Map([[zmq, change]]), gone: [] };
  return findProblemsSince(files, base, '2026-11-23').map(findingLine);
}

describe('a new talk', () => {
  test('published and added before the base is missed, and the line to add is said', async () => {
    const old = withFields(zmq, 'published: 2011-06-01\nadded: 2026-10-31');
    assert.deepEqual(await said(old, {}), [
      `${zmq}:7:8: error: this talk is new but dated 2026-10-31, so subscribers would miss it; write added: 2026-11-23 [missed-by-subscribers]`,
    ]);
  });

  test('published before it, and not added later, is to say when it was added', async () => {
    assert.deepEqual(await said(withFields(zmq, 'published: 2011-06-01'), {}), [
      `${zmq}:6:12: error: this talk is new but dated 2011-06-01, so subscribers would miss it; write added: 2026-11-23 [missed-by-subscribers]`,
    ]);
  });

  test('added on the day of the base or later is seen', async () => {
    const seen = withFields(zmq, 'published: 2011-06-01\nadded: 2026-11-01');
    assert.deepEqual(await said(seen, {}), []);
  });

  test('is one, too, that was a draft', async () => {
    const before = withFields(zmq, 'draft: true');
    assert.deepEqual(await said(small[zmq] ?? '', { from: zmq, before }), [
      `${zmq}:4:7: error: this talk is new but dated 2011-05-20, so subscribers would miss it; write published: 2026-11-23 [missed-by-subscribers]`,
    ]);
  });
});

describe('a changed talk', () => {
  const before = small[zmq] ?? '';

  test('has not changed for readers where only white space has', async () => {
    assert.deepEqual(await said(before.replace(', ', ',\n'), { from: zmq, before }), []);
  });

  test('may change its facts without a day', async () => {
    assert.deepEqual(await said(withFields(zmq, 'duration: 30'), { from: zmq, before }), []);
  });
});

test('check --base --fix writes what is missing where it belongs, and the check passes', async () => {
  const { root } = await trialArchive('base-fix');
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@t.example', ...args], {
      cwd: root,
    });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'Before');
  const moved = 'content/talks/pygrunn-2011/sockets.md';
  renameSync(join(root, zmq), join(root, moved));
  writeFileSync(join(root, moved), (small[zmq] ?? '').replace('done right', 'done better'));
  git('add', '-A');

  const sinceHead = (...args: string[]) =>
    run('check', { ARCHIVE_DIR: root }, ['--base', 'HEAD', ...args]);
  assert.equal((await sinceHead()).code, 1);
  const { stdout, code } = await sinceHead('--fix');
  assert.equal(stdout, '2 fixed\n0 errors\n');
  assert.equal(code, 0);
  const text = readFileSync(join(root, moved), 'utf8').replace(
    /\d{4}-\d\d-\d\d(?=\ntopics)/,
    'DAY',
  );
  assert.equal(
    text,
    `---
title: ØMQ
speakers: Òscar Vilaplana
date: 2011-05-20
lastModified: DAY
topics: zeromq
feedId: tag:trial.example,2011:/talks/pygrunn-2011/zmq
aliases: [/talks/pygrunn-2011/zmq/]
---

Sockets, done better.
`,
  );
});
