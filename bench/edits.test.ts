import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { testEdits, type EditResult } from './edits.ts';

const kinds = [
  ...['text', 'rename', 'speakers', 'conference'],
  ...['delete', 'topics', 'template', 'add'],
  ...['download', 'plugin', 'link', 'title'],
];

test('after each fourth of twelve edits the site has the same bytes as a cold build', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-edits-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const results: EditResult[] = [];
  for await (const result of testEdits(folder, { talks: 100, count: 12, every: 4, seed: 7, kinds }))
    results.push(result);

  assert.deepEqual(
    results.map(({ kind, differences }) => [kind, differences]),
    kinds.map((kind, index) => [kind, index % 4 === 3 ? [] : undefined]),
  );
  const made = ({ printed }: EditResult) =>
    Number(printed.match(/(\d+) of \d+ files written/)?.[1]);
  const all = Number(results[0]?.printed.match(/of (\d+) files written/)?.[1]);
  // The conference has half of the talks, and changed code makes all files again.
  for (const result of results)
    if (!['conference', 'template', 'plugin'].includes(result.kind))
      assert.ok(made(result) < all / 2, `${result.kind} made ${made(result)} of ${all}`);
});
