import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { run } from '../test/commands.ts';
import { smallArchive, writeSmallArchive, withFields } from '../test/small-archive.ts';
import type { Change } from './git-diff.ts';
import { check } from './check.ts';
import { findingLine } from '../loader/finding.ts';
import { fix } from './fix.ts';
import { findProblemsSince } from './since-base.ts';

const zmq = 'content/talks/pygrunn-2011/zmq.md';

/** Prints the problems of a talk that changed since a commit of 2026-11-01. */
async function printed(now: string, change: Change): Promise<string[]> {
  const { files } = await check(await writeSmallArchive('since-base', { [zmq]: now }));
  const base = {
    day: '2026-11-01',
    judgedDay: undefined,
    changes: new Map([[zmq, change]]),
    deleted: [],
    deletedFiles: [],
  };
  return findProblemsSince(files, base, '2026-11-23').map(findingLine);
}

describe('a new talk', () => {
  test('published and added before the base is reported, with the line to add', async () => {
    const old = withFields(zmq, 'published: 2011-06-01\nadded: 2026-10-31');
    assert.deepEqual(await printed(old, {}), [
      `${zmq}:7:8: error: this talk is new but dated 2026-10-31, so subscribers would miss it; write added: 2026-11-23 [missed-by-subscribers]`,
    ]);
  });

  test('published before the base needs a later day of adding', async () => {
    assert.deepEqual(await printed(withFields(zmq, 'published: 2011-06-01'), {}), [
      `${zmq}:6:12: error: this talk is new but dated 2011-06-01, so subscribers would miss it; write added: 2026-11-23 [missed-by-subscribers]`,
    ]);
  });

  test('added on the day of the base or later is valid', async () => {
    const seen = withFields(zmq, 'published: 2011-06-01\nadded: 2026-11-01');
    assert.deepEqual(await printed(seen, {}), []);
  });

  test('can be a former draft', async () => {
    const before = withFields(zmq, 'draft: true');
    assert.deepEqual(await printed(smallArchive[zmq] ?? '', { from: zmq, before }), [
      `${zmq}:4:7: error: this talk is new but dated 2011-05-20, so subscribers would miss it; write published: 2026-11-23 [missed-by-subscribers]`,
    ]);
  });
});

describe('a talk whose names are hidden', () => {
  const hidden = 'withdrawn: {date: 2026-11-23, reason: A mistake., hideNames: true}\nspeakers: []';

  test('is reported if it keeps the title under which it was published', async () => {
    const change = { from: zmq, before: smallArchive[zmq] };
    const now = withFields(zmq, hidden);
    assert.deepEqual(await printed(now, change), [
      `${zmq}:2:8: warning: hideNames hides the title on the site, but not in this file, which is public; write another title [hidden-names]`,
    ]);
    assert.deepEqual(await printed(withFields(zmq, `title: Withdrawn\n${hidden}`), change), []);
  });

  test('may have a title again that it had before without being reported', async () => {
    const before = withFields(zmq, `title: Withdrawn\n${hidden}`);
    assert.deepEqual(await printed(before.replace('mistake', 'slip'), { from: zmq, before }), []);
  });
});

test('a text with other line endings is the same text', async () => {
  const lines = ['One', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
  const before = withFields(zmq, '') + lines.join('\n\n');
  const now = before.replaceAll('\n', '\r\n');
  const { files } = await check(await writeSmallArchive('line-endings', { [zmq]: now }));
  const body = files.find(({ source }) => source.file === zmq)?.source.body;
  assert.equal(body, before.slice(before.length - (body?.length ?? 0)));
  assert.deepEqual(await printed(now, { from: zmq, before }), []);
});

test('hundreds of new talks get one message, and --fix writes the day into each', async () => {
  const old = (index: number) =>
    [
      `content/talks/pygrunn-2011/t${index}.md`,
      withFields(zmq, `title: Talk ${index}\npublished: 2011-06-01`),
    ] as const;
  const added = Object.fromEntries(Array.from({ length: 300 }, (_, index) => old(index)));
  const paths = await writeSmallArchive('since-base', added);
  const changes = new Map(Object.keys(added).map((file) => [file, {}]));
  const base = { day: '2026-11-01', judgedDay: undefined, changes, deleted: [], deletedFiles: [] };
  const problems = async () => findProblemsSince((await check(paths)).files, base, '2026-11-23');
  const found = await problems();
  assert.deepEqual(found.map(findingLine), [
    'content/talks/pygrunn-2011/t0.md:6:12: error: 300 talks are new, as this one, but have earlier dates, so subscribers would miss them; write added: 2026-11-23 in each, or run --fix [missed-by-subscribers]',
  ]);
  assert.equal(fix(paths, found).length, 300);
  assert.deepEqual(await problems(), []);
});

describe('a changed talk', () => {
  const before = smallArchive[zmq] ?? '';

  test('is unchanged for readers if only white space differs', async () => {
    assert.deepEqual(await printed(before.replace(', ', ',\n'), { from: zmq, before }), []);
  });

  for (const [number, severity] of [
    [9, 'warning'],
    [10, 'error'],
  ] as const)
    test(`needs a day if ${number} words are new: ${severity}`, async () => {
      const now = `${before.trimEnd()}\n\n${'More '.repeat(number).trim()}.\n`;
      const [found = ''] = await printed(now, { from: zmq, before });
      assert.match(found, new RegExp(` ${severity}: .*text ha(?:s|ve) changed`));
    });

  test('can change its facts without a day', async () => {
    assert.deepEqual(await printed(withFields(zmq, 'duration: 30'), { from: zmq, before }), []);
  });
});

test('check --base --fix writes the missing fields in their places, and the check passes', async () => {
  const { root } = await writeSmallArchive('base-fix');
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@t.example', ...args], {
      cwd: root,
    });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'Before');
  const moved = 'content/talks/pygrunn-2011/sockets.md';
  renameSync(join(root, zmq), join(root, moved));
  writeFileSync(
    join(root, moved),
    (smallArchive[zmq] ?? '').replace(
      'done right',
      'done better: each message is written down before it is answered',
    ),
  );
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

Sockets, done better: each message is written down before it is answered.
`,
  );
});
