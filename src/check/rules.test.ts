import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { schemas, type Collection } from '../schema/collections.ts';
import { explained } from '../test/explained.ts';
import { trialArchive, type Files } from '../test/trial.ts';
import { diffWithBase } from './git-diff.ts';
import { check } from './check.ts';
import { fieldRule } from '../loader/content-file.ts';
import { findingLine, sortFindings } from '../loader/finding.ts';
import { mend } from './fix.ts';
import { findProblemsSince } from './since-base.ts';

const fixable = new Set([
  'byte-order-mark',
  'line-endings',
  'last-modified-stands-still',
  'moved-file',
]);
const today = '2026-11-23';
const sections = explained(readFileSync('docs/rules.md', 'utf8'));

/** What nobody foresaw has no example; check.test.ts makes the program fail at a file. */
const examples = sections.filter(({ rule }) => rule !== 'unreadable-file');

for (const { rule, before, wrong, lines, right } of examples)
  test(`${rule} finds its wrong example, word for word, and not its right one`, async () => {
    assert.deepEqual(await said(rule, wrong, before), lines);
    assert.ok(
      lines.some((line) => line.endsWith(`[${rule}]`)),
      'the example is about its rule',
    );
    assert.deepEqual(await said(rule, right, before), []);
  });

describe('docs/rules.md', () => {
  test('has a section for the value of every field', () => {
    const fields = Object.entries(schemas).flatMap(([collection, { shape }]) =>
      Object.keys(shape).map((field) => fieldRule(collection as Collection, field)),
    );
    const there = new Set(sections.map(({ rule }) => rule));
    assert.deepEqual(
      fields.filter((rule) => !there.has(rule)),
      [],
    );
  });

  test('has a section for every rule that the program names', () => {
    const named = sources().flatMap((source) =>
      [...source.matchAll(/(?:rule: |, |\? |: )'([a-z]+(?:-[a-z0-9]+)+)'[,;)\s]/g)].map(
        ([, rule = '']) => rule,
      ),
    );
    const there = new Set(sections.map(({ rule }) => rule));
    const unexplained = new Set(named.filter((rule) => !there.has(rule)));
    assert.deepEqual([...unexplained], []);
  });
});

describe('--fix', () => {
  for (const { rule, before, wrong, right } of sections.filter(({ rule }) => fixable.has(rule)))
    test(`turns the wrong example of ${rule} into one without a finding`, async () => {
      const archive = await trialArchive(`fix-${rule}`, { ...before, ...wrong });
      const [file = ''] = Object.keys(wrong);
      const found = await judged(rule, wrong, before);
      const text = String(readFileSync(join(archive.root, file), 'utf8'));
      const mended = found.reduce((now, finding) => mend(now, finding), text);
      assert.deepEqual(await said(rule, { [file]: mended }, before), []);
      assert.equal(mended.includes('\r'), false);
      assert.ok(Object.keys(right).includes(file));
    });
});

async function said(rule: string, files: Files, before?: Files): Promise<string[]> {
  return (await judged(rule, files, before)).map(findingLine);
}

/** Rules about the history are tried in a repository of git's, on a base of this very day. */
async function judged(rule: string, files: Files, before?: Files) {
  const historic = ['missed-by-subscribers', 'last-modified-stands-still', 'moved-file'];
  if (!historic.includes(rule)) return (await check(await trialArchive(rule, files))).findings;
  const archive = await trialArchive(rule, before ?? {});
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@t.example', ...args], {
      cwd: archive.root,
      env: { ...process.env, GIT_COMMITTER_DATE: `${today}T12:00:00Z` },
    });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'Before');
  for (const file of Object.keys(before ?? {})) await rm(join(archive.root, file));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(archive.root, file)), { recursive: true });
    await writeFile(join(archive.root, file), text ?? '');
  }
  git('add', '-A');
  const { files: read, findings } = await check(archive);
  const base = await diffWithBase(archive, 'HEAD');
  return sortFindings([...findings, ...findProblemsSince(read, base, today)]);
}

/** The text of every file of the program that could name a rule. */
function sources(): string[] {
  return readdirSync('src/check', { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'dev-findings.ts',
    )
    .map((name) => readFileSync(join('src/check', name), 'utf8'));
}
