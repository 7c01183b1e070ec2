import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { trialArchive } from '../test/trial.ts';
import { LiveFindings } from './findings.ts';

/** What the browser was sent and the terminal was told. */
function listening(folder: ArchivePaths) {
  const [sent, told]: [string[], string[]] = [[], []];
  const tell = (line: string) => told.push(line);
  const ws = { on: () => undefined, send: ({ type }: { type: string }) => sent.push(type) };
  const logger = { error: tell, warn: tell, info: tell };
  return { sent, told, live: new LiveFindings(folder, { ws } as never, logger as never) };
}

test('what a check found before a later change is not shown: it may be mended by now', async () => {
  const folder = await trialArchive('live-findings');
  const file = join(folder.content, 'talks/pygrunn-2011/zmq.md');
  const talk = readFileSync(file, 'utf8');
  writeFileSync(file, talk.replace(/^date: .*$/m, 'date: tomorrow'));
  const { sent, told, live } = listening(folder);
  await Promise.all([live.judge(), live.judge()]);
  assert.deepEqual(sent, ['error']);
  assert.match(told.join('\n'), /zmq\.md:\d+:\d+: error: date "tomorrow"/);
  writeFileSync(file, talk);
  await live.judge();
  assert.equal(told.at(-1), 'nothing is wrong any more');
});

test('a check that fails is said, and ends nothing', async () => {
  const folder = await trialArchive('live-failure');
  const { sent, told, live } = listening({ ...folder, root: undefined as never });
  await live.judge();
  assert.deepEqual(sent, []);
  assert.match(told.join('\n'), /^not checked: /);
});
