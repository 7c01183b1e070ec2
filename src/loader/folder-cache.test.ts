import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeCache } from './cache.ts';
import { readCacheFile, writeCacheFile } from './folder-cache.ts';

const html = '<p>“Two\nlines\u2028or three”</p>';
const items = { 'a.md': { key: 'A', title: 'ØMQ' }, 'b.md': { key: 'B', title: '' } };

test('a cache file returns what was written, longer texts too', (t) => {
  const path = temporaryPath(t);
  writeCacheFile(path, { items, text: (file) => (file === 'b.md' ? html : '') });
  const cache = readCacheFile(path);
  assert.deepEqual(cache.items, items);
  assert.deepEqual(['a.md', 'b.md'].map(cache.text), ['', html]);
  assert.throws(() => cache.text('c.md'), /no text of c\.md is cached/);
});

test('a missing or damaged cache file is empty, so no text is incomplete', (t) => {
  const path = temporaryPath(t);
  assert.deepEqual(readCacheFile(path).items, {});
  writeCacheFile(path, { items, text: () => html });
  const complete = readFileSync(path);
  for (const length of [0, 10, complete.indexOf('\n') + 1, complete.length - 1]) {
    writeFileSync(path, complete.subarray(0, length));
    assert.deepEqual(readCacheFile(path).items, {});
  }
  writeFileSync(path, Buffer.concat([complete.subarray(0, -9), Buffer.alloc(9)]));
  assert.deepEqual(readCacheFile(path).items, {});
  writeFileSync(path, '{}\n');
  assert.deepEqual(readCacheFile(path).items, {});
  writeCache(`${path}.other`, 'Data of another kind.');
  renameSync(`${path}.other`, path);
  assert.deepEqual(readCacheFile(path).items, {});
});

function temporaryPath(t: { after(done: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-cache-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return join(folder, 'cache.json');
}
