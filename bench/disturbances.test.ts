import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { testDamages, testPairs, type Disturbance } from './disturbances.ts';

// With a search index, which `npm run bench` makes, each build takes twice as long.
process.env.LEAVE_OUT = 'search';

describe('the site is that of a cold build', { concurrency: true }, () => {
  test('after each of five pairs of commands with one output', async (t) => {
    await assertHarmless(testPairs(temporaryFolder(t), { count: 5, seed: 17 }), 5);
  });

  test('after each second of ten damages to it and to its caches', async (t) => {
    await assertHarmless(testDamages(temporaryFolder(t), { count: 10, seed: 20 }), 5);
  });
});

async function assertHarmless(disturbances: AsyncIterable<Disturbance>, count: number) {
  const all: Disturbance[] = [];
  for await (const each of disturbances) all.push(each);
  assert.equal(all.length, count);
  assert.deepEqual(
    all.filter(({ differences }) => differences.length),
    [],
  );
}

function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-disturbances-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}
