import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { schemas, type Collection } from '../schema/collections.ts';
import { ruleExamples } from '../test/rule-examples.ts';
import { writeSmallArchive, type Files } from '../test/small-archive.ts';
import { diffWithBase } from './git-diff.ts';
import { check } from './check.ts';
import { fieldRule } from '../loader/field-findings.ts';
import { findingLine, sortFindings } from '../loader/finding.ts';
import { fixText } from './fix.ts';
import { findProblemsSince } from './since-base.ts';
import { findVanishedSince } from './vanished.ts';

const fixable = new Set([
  'byte-order-mark',
  'invisible-character',
  'line-endings',
  'topic-spelling',
  'last-modified-stands-still',
  'moved-file',
  'changed-feed-id',
]);
const today = '2026-11-23';
const sections = ruleExamples(readFileSync('docs/rules.md', 'utf8'));

/** An unforeseen failure has no example; check.test.ts causes one. */
const examples = sections.filter(({ rule }) => rule !== 'unreadable-file');

for (const { rule, before, wrong, lines, right } of examples)
  test(`${rule} finds its wrong example, word for word, but not its right one`, async () => {
    assert.deepEqual(await printed(rule, wrong, before), lines);
    assert.ok(
      lines.some((line) => line.endsWith(`[${rule}]`)),
      'the example is about its rule',
    );
    assert.deepEqual(await printed(rule, right, before), []);
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

  test('has a section for every rule in the code', () => {
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
      const archive = await writeSmallArchive(`fix-${rule}`, { ...before, ...wrong });
      const [file = ''] = Object.keys(wrong);
      const found = await findingsOf(rule, wrong, before);
      const text = String(readFileSync(join(archive.root, file), 'utf8'));
      const fixed = found.reduce(fixText, text);
      assert.deepEqual(await printed(rule, { [file]: fixed }, before), []);
      assert.equal(fixed.includes('\r'), false);
      assert.ok(Object.keys(right).includes(file));
    });
});

async function printed(rule: string, files: Files, before?: Files): Promise<string[]> {
  return (await findingsOf(rule, files, before)).map(findingLine);
}

/** Rules about changes need a git repository, with a base of the same day. */
async function findingsOf(rule: string, files: Files, before?: Files) {
  const historic = [
    'missed-by-subscribers',
    'last-modified-stands-still',
    'later-than-change',
    'moved-file',
    'vanished-address',
    'vanished-download',
    'vanished-heading',
    'changed-feed-id',
  ];
  if (!historic.includes(rule)) return (await check(await writeSmallArchive(rule, files))).findings;
  const archive = await writeSmallArchive(rule, before ?? {});
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
  const since = findProblemsSince(read, base, today);
  const vanished = await findVanishedSince(archive, read, base, today, since);
  return sortFindings([...findings, ...since, ...vanished]);
}

/** Returns the text of every source file that could name a rule. */
function sources(): string[] {
  return readdirSync('src/check', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join('src/check', name), 'utf8'));
}
