import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { redirectFile } from '../redirects/redirects.ts';
import { siteFiles } from '../test/site-files.ts';
import { awkward, sample } from '../test/sites.ts';
import type { Addresses } from './addresses.ts';

for (const site of [sample, awkward]) {
  const addresses: Addresses = JSON.parse(
    readFileSync(join(site.out, 'data/addresses.json'), 'utf8'),
  );

  test(`addresses.json of ${site.url} lists every page and redirect, except numbered pages`, () => {
    const pages = siteFiles(site).filter(
      (file) => file.endsWith('.html') && !/(?:^|\/)page\/\d+\/|^404\.html$/.test(file),
    );
    const listed = [...addresses.pages, ...Object.keys(addresses.redirects)].map(redirectFile);
    const files = siteFiles(site);
    assert.ok(listed.every((file) => files.includes(file)));
    assert.deepEqual(listed.filter((file) => file.endsWith('.html')).sort(), pages.sort());
  });

  test(`addresses.json of ${site.url} lists every feed and every feed id`, () => {
    const feeds = siteFiles(site).filter((file) =>
      /(?:^|\/)(?:rss|atom|changes)\.xml$|^feed\.json$|^feeds\.opml$/.test(file),
    );
    assert.deepEqual(addresses.feeds, feeds.map((file) => `/${file}`).sort());
    const items = JSON.parse(readFileSync(join(site.out, 'feed.json'), 'utf8')).items;
    for (const { id, url } of items)
      assert.equal(new URL(addresses.feedIds[id]!.slice(1), site.url).href, url);
  });
}

test('the feed of a former list has the talks and the self link of the list that replaces it', () => {
  const feed = (list: string) => readFileSync(join(awkward.out, list, 'rss.xml'), 'utf8');
  assert.equal(feed('topics/monitoring'), feed('topics/observability'));
  assert.match(
    feed('topics/monitoring'),
    /href="[^"]+\/topics\/observability\/rss\.xml" rel="self"/,
  );
  assert.equal(feed('conferences/scriptfair23'), feed('conferences/script-fair-2023'));
  assert.equal(feed('speakers/jo-van-der-berg'), feed('speakers/johanna-van-der-berg'));
});

test('the files of a renamed conference answer at their former addresses, and its book redirects', () => {
  const file = (path: string) => readFileSync(join(awkward.out, path));
  const [was, is] = ['scriptfair23', 'script-fair-2023'];
  assert.deepEqual(file(`data/conferences/${was}.json`), file(`data/conferences/${is}.json`));
  for (const name of ['talks.bib', 'talks.csl.json'])
    assert.deepEqual(file(`conferences/${was}/${name}`), file(`conferences/${is}/${name}`));
  assert.deepEqual(file(`conferences/${was}/${was}.epub`), file(`conferences/${is}/${is}.epub`));
  assert.match(
    String(file(`conferences/${was}/book/index.html`)),
    new RegExp(`0; url=[^"]+/conferences/${is}/book/"`),
  );
  const rules = String(file('_redirects'));
  for (const path of [`data/conferences/${was}.json`, `conferences/${was}/${was}.epub`])
    assert.match(rules, new RegExp(`^/base/path/${path} /base/path/\\S+${is}\\S+ 301$`, 'm'));
});
