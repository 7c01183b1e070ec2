import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { run } from './commands.ts';
import { siteFiles, sitePages } from './site-files.ts';
import { sample, type TestSite } from './sites.ts';
import { smallArchive, writeSmallArchive } from './small-archive.ts';

describe('a site with LEAVE_OUT', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-'));
  const lean: TestSite = { ...sample, out: join(folder, 'site') };
  after(() => rmSync(folder, { recursive: true }));
  before(async () => {
    const env = { OUT_DIR: lean.out, LEAVE_OUT: 'books, talk-pictures, list-feeds, search' };
    const { code, output } = await run('build', env);
    assert.equal(code, 0, output);
  });

  test('has every other file, and every page except search', () => {
    const left = siteFiles(sample).filter((file) => !siteFiles(lean).includes(file));
    const optional = [
      /^pagefind\//,
      /^search\//,
      /^opensearch\.xml$/,
      /^\w+\/[\w-]+\/rss\.xml$/,
      /^conferences\/[\w-]+\/book\/index\.html$/,
      /^conferences\/[\w-]+\/[\w-]+\.epub$/,
      /^talks\/[\w-]+\/[\w-]+\/picture\.png$/,
    ];
    assert.deepEqual(
      left.filter((file) => ![...optional, /^assets\//].some((part) => part.test(file))),
      [],
    );
    for (const part of optional)
      assert.ok(
        left.some((file) => part.test(file)),
        String(part),
      );
  });

  test('has no file of search', () => {
    const files = siteFiles(lean);
    assert.deepEqual(
      files.filter((file) => /^(?:pagefind|search)\/|^opensearch\.xml$/.test(file)),
      [],
    );
  });

  test('doesn’t link to omitted parts', () => {
    for (const { path, html } of sitePages(lean))
      assert.doesNotMatch(
        html,
        /href="[^"]*\/(?:search\/|opensearch\.xml|\w+\/[\w-]+\/(?:rss|book))|\/talks\/[^"]*picture\.png/,
        path,
      );
  });

  test('lists the possible names if one is unknown', async () => {
    const { code, output } = await run('build', { OUT_DIR: lean.out, LEAVE_OUT: 'pages' });
    assert.equal(code, 1);
    assert.equal(
      output.trim(),
      'LEAVE_OUT names "pages"; write some of books, talk-pictures, speaker-feeds, list-feeds, search',
    );
  });
});

test('an archive has no search until its first talk', async (t) => {
  const file = 'content/talks/pygrunn-2011/zmq.md';
  const paths = await writeSmallArchive('no-talks', { [file]: undefined });
  const out = mkdtempSync(join(tmpdir(), 'aftertalk-'));
  t.after(() => rmSync(out, { recursive: true }));
  const empty: TestSite = { archive: paths.root, out, url: 'https://trial.example/' };
  const env = { ARCHIVE_DIR: paths.root, OUT_DIR: out };
  const searches = () =>
    siteFiles(empty).filter((file) => /^(?:pagefind\/pagefind-entry|search\/index)/.test(file));

  const first = await run('build', env);
  assert.equal(first.code, 0, first.output);
  assert.deepEqual(searches(), []);
  for (const { path, html } of sitePages(empty)) assert.doesNotMatch(html, /"\/search\//, path);

  await mkdir(join(paths.content, 'talks/pygrunn-2011'), { recursive: true });
  await writeFile(join(paths.root, file), smallArchive[file]!);
  const next = await run('build', env);
  assert.equal(next.code, 0, next.output);
  assert.deepEqual(searches(), ['pagefind/pagefind-entry.json', 'search/index.html']);
});
