import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { onlyIn, readPages } from './pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'aftertalk-'));
after(() => rmSync(folder, { recursive: true }));
const redirect = '<!doctype html><meta http-equiv="refresh" content="0; url=/">';

test('redirects, search, the list of feeds and the error page aren’t compared', () => {
  const site = writeSite('pages', {
    'index.html': 'home',
    'topics/page/2/index.html': 'topics',
    'topics/page/1/index.html': redirect,
    'search/index.html': 'search',
    'feeds/index.html': 'feeds',
    '404.html': 'not found',
    'rss.xml': 'a feed',
  });
  assert.deepEqual(readPages(site), { urls: new Set(['/', '/topics/page/2/']), notCompared: 4 });
});

test('lists the pages that only one of two sites has', () => {
  const a = readPages(writeSite('a', { 'index.html': '', 'talks/a/b/index.html': '' }));
  const b = readPages(writeSite('b', { 'index.html': '', 'talks/index.html': '' }));
  assert.deepEqual(onlyIn(a, b), ['/talks/a/b/']);
  assert.deepEqual(onlyIn(b, a), ['/talks/']);
});

function writeSite(name: string, files: Record<string, string>): string {
  for (const [file, text] of Object.entries(files)) {
    const path = join(folder, name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return join(folder, name);
}
