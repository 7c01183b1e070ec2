import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { keepShelf, readShelf } from './cache-file.ts';

const long = '<p>“Two\nlines\u2028or three”</p>';
const items = { 'a.md': { key: 'A', title: 'ØMQ' }, 'b.md': { key: 'B', title: '' } };

test('what is kept on a shelf is found again, long texts too', (t) => {
  const path = shelfPath(t);
  keepShelf(path, { items, long: (file) => (file === 'b.md' ? long : '') });
  const shelf = readShelf(path);
  assert.deepEqual(shelf.items, items);
  assert.deepEqual(['a.md', 'b.md'].map(shelf.long), ['', long]);
  assert.throws(() => shelf.long('c.md'), /nothing is kept of c\.md/);
});

test('a shelf that is damaged or not there is empty: no text is ever half of one', (t) => {
  const path = shelfPath(t);
  assert.deepEqual(readShelf(path).items, {});
  keepShelf(path, { items, long: () => long });
  const whole = readFileSync(path);
  for (const length of [0, 10, whole.indexOf('\n') + 1, whole.length - 1]) {
    writeFileSync(path, whole.subarray(0, length));
    assert.deepEqual(readShelf(path).items, {});
  }
  writeFileSync(path, Buffer.concat([whole.subarray(0, -9), Buffer.alloc(9)]));
  assert.deepEqual(readShelf(path).items, {});
  writeFileSync(path, '{}\n');
  assert.deepEqual(readShelf(path).items, {});
});

function shelfPath(t: { after(done: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-shelf-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return join(folder, 'shelf.json');
}
