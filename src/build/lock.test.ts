import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { withLock } from './lock.ts';

test('a lock is next to the folder, and is deleted after use or failure', async (t) => {
  const folder = temporaryFolder(t);
  const lock = join(folder, 'new/.site.lock');
  const out = join(folder, 'new/site');
  assert.equal(await withLock(out, () => existsSync(lock)), true);
  assert.equal(existsSync(lock), false);
  await assert.rejects(
    withLock(out, () => Promise.reject(new Error('no'))),
    /no/,
  );
  assert.equal(existsSync(lock), false);
});

test('folders that were made for the lock are deleted if nothing came into them', async (t) => {
  const root = temporaryFolder(t);
  const folder = join(root, 'new', 'deep', 'site');
  await assert.rejects(
    withLock(folder, () => Promise.reject(new Error('refused'))),
    /refused/,
  );
  assert.deepEqual(readdirSync(root), []);
  await withLock(folder, () => mkdirSync(folder));
  assert.deepEqual(readdirSync(join(root, 'new', 'deep')), ['site']);
});

test('the second waits for the first, by whatever path it names the folder', async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'site'));
  symlinkSync(join(folder, 'site'), join(folder, 'link'));
  const warnings = t.mock.method(console, 'warn', () => undefined);
  const steps: string[] = [];
  const first = withLock(join(folder, 'site'), async () => {
    steps.push('first starts');
    await setTimeout(300);
    steps.push('first ends');
  });
  await setTimeout(100);
  await Promise.all([first, withLock(join(folder, 'link'), () => void steps.push('second'))]);
  assert.deepEqual(steps, ['first starts', 'first ends', 'second']);
  assert.match(String(warnings.mock.calls[0]?.arguments), /^Waiting for another build of .*link$/);
});

test('a lock that nobody renews is ignored after thirty seconds, and not before', async (t) => {
  const folder = temporaryFolder(t);
  const lock = join(folder, '.site.lock');
  mkdirSync(lock);
  const age = (seconds: number) => {
    const time = new Date(Date.now() - 1000 * seconds);
    utimesSync(lock, time, time);
  };
  t.mock.method(console, 'warn', () => undefined);
  age(20);
  const result = withLock(join(folder, 'site'), () => 'locked');
  assert.equal(await Promise.race([result, setTimeout(500, 'waits')]), 'waits');
  age(40);
  assert.equal(await result, 'locked');
});

function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-lock-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}
