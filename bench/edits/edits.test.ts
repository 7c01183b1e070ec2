import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { followEdits, type Step } from './follow.ts';

const kinds = [
  ...['text', 'rename', 'speakers', 'conference'],
  ...['delete', 'topics', 'template', 'add'],
  ...['download', 'plugin', 'link', 'title'],
];

test('after each of twelve edits a site has the same bytes as one built cold', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-edits-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const steps: Step[] = [];
  for await (const step of followEdits(folder, { talks: 100, count: 12, every: 4, seed: 7, kinds }))
    steps.push(step);

  assert.deepEqual(
    steps.map(({ kind, differences }) => [kind, differences]),
    kinds.map((kind, index) => [kind, index % 4 === 3 ? [] : undefined]),
  );
  const made = ({ said }: Step) => Number(said.match(/(\d+) of \d+ files written/)?.[1]);
  const all = Number(steps[0]?.said.match(/of (\d+) files written/)?.[1]);
  // The conference has half of the talks, and the program makes all.
  for (const step of steps)
    if (!['conference', 'template', 'plugin'].includes(step.kind))
      assert.ok(made(step) < all / 2, `${step.kind} made ${made(step)} of ${all}`);
});
