import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { siteFiles, sitePages } from './site-files.ts';
import { real, run, type TestSite } from './sites.ts';

describe('a site that leaves out what its host has no room for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-'));
  const small: TestSite = { ...real, out: join(folder, 'site') };
  after(() => rmSync(folder, { recursive: true }));
  before(async () => {
    const env = { OUT_DIR: small.out, LEAVE_OUT: 'list-feeds, search' };
    const { code, output } = await run('build', env);
    assert.equal(code, 0, output);
  });

  test('has every other file, and every page but search', () => {
    const left = siteFiles(real).filter((file) => !siteFiles(small).includes(file));
    const optional = /^(?:pagefind\/|search\/|opensearch\.xml$|\w+\/[\w-]+\/rss\.xml$|assets\/)/;
    assert.deepEqual(
      left.filter((file) => !optional.test(file)),
      [],
    );
    assert.ok(left.length > siteFiles(real).length / 3);
  });

  test('leads to nothing that it has not', () => {
    for (const { path, html } of sitePages(small))
      assert.doesNotMatch(html, /href="[^"]*\/(?:search\/|opensearch\.xml|\w+\/[\w-]+\/rss)/, path);
  });

  test('says what can be left out where something else is named', async () => {
    const { code, output } = await run('build', { OUT_DIR: small.out, LEAVE_OUT: 'pages' });
    assert.equal(code, 1);
    assert.equal(
      output.trim(),
      'LEAVE_OUT names "pages"; write some of speaker-feeds, list-feeds, search',
    );
  });
});
