import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { onlyIn, pagesOf } from './pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'aftertalk-'));
after(() => rmSync(folder, { recursive: true }));
const redirect = '<!doctype html><meta http-equiv="refresh" content="0; url=/">';

test('redirects, search, the list of feeds and the error page are counted apart', () => {
  const site = built('apart', {
    'index.html': 'home',
    'topics/page/2/index.html': 'topics',
    'topics/page/1/index.html': redirect,
    'search/index.html': 'search',
    'feeds/index.html': 'feeds',
    '404.html': 'not found',
    'rss.xml': 'a feed',
  });
  assert.deepEqual(pagesOf(site), { addresses: new Set(['/', '/topics/page/2/']), apart: 4 });
});

test('what only one of two sites has is told', () => {
  const ours = pagesOf(built('ours', { 'index.html': '', 'talks/a/b/index.html': '' }));
  const theirs = pagesOf(built('theirs', { 'index.html': '', 'talks/index.html': '' }));
  assert.deepEqual(onlyIn(ours, theirs), ['/talks/a/b/']);
  assert.deepEqual(onlyIn(theirs, ours), ['/talks/']);
});

function built(name: string, files: Record<string, string>): string {
  for (const [file, text] of Object.entries(files)) {
    const path = join(folder, name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return join(folder, name);
}
