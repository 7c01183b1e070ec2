import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { writeSmallArchive } from '../test/small-archive.ts';
import { LiveFindings } from './findings.ts';

/** Records what is sent to the browser and printed in the terminal. */
function recordFindings(paths: ArchivePaths) {
  const [sent, printed]: [string[], string[]] = [[], []];
  const print = (line: string) => printed.push(line);
  const ws = { on: () => undefined, send: ({ type }: { type: string }) => sent.push(type) };
  const logger = { error: print, warn: print, info: print };
  return { sent, printed, live: new LiveFindings(paths, { ws } as never, logger as never) };
}

test('reports only the latest of two checks', async () => {
  const paths = await writeSmallArchive('live-findings');
  const file = join(paths.content, 'talks/pygrunn-2011/zmq.md');
  const talk = readFileSync(file, 'utf8');
  writeFileSync(file, talk.replace(/^date: .*$/m, 'date: tomorrow'));
  const { sent, printed, live } = recordFindings(paths);
  await Promise.all([live.check(), live.check()]);
  assert.deepEqual(sent, ['error']);
  assert.match(printed.join('\n'), /zmq\.md:\d+:\d+: error: date "tomorrow"/);
  writeFileSync(file, talk);
  await live.check();
  assert.equal(printed.at(-1), 'all problems are fixed');
});

test('reports a check that fails, and continues', async () => {
  const paths = await writeSmallArchive('live-failure');
  const { sent, printed, live } = recordFindings({ ...paths, root: undefined as never });
  await live.check();
  assert.deepEqual(sent, []);
  assert.match(printed.join('\n'), /^the check failed: /);
});
