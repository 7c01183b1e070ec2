import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { archive } from '../archive/archive.ts';
import { textKinds } from '../archive/fields.ts';
import { redirectFile } from '../redirects/redirects.ts';
import { siteFiles } from '../test/site-files.ts';
import { awkward, sample } from '../test/sites.ts';
import { conferenceFields, content, entry, talk, topic } from '../test/small-content.ts';
import { addresses, type Addresses } from './addresses.ts';
import { outputs } from './index.ts';

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

test('withdrawn talks take no address with them but files, and speakers whose names are hidden', () => {
  const some = (...ids: string[]) => fc.subarray(ids, { minLength: 1 });
  const given = fc.record({
    conference: fc.constantFrom('c', 'd'),
    year: fc.constantFrom('2010', '2011', '2012'),
    speakers: some('ada', 'bob', 'cy'),
    topics: some('go', 'sql'),
    text: fc.constantFrom(...textKinds),
    file: fc.constantFrom('x.pdf', 'y.pdf', 'z.pdf'),
    withdrawn: fc.constantFrom('not', 'shown', 'hidden'),
  });
  fc.assert(
    fc.property(fc.array(given, { minLength: 1, maxLength: 6 }), (all) => {
      const of = (isWithdrawn: boolean) => {
        const talks = all.map((each, index) =>
          talk(`${each.conference}/t${index}`, {
            ...{ date: `${each.year}-01-01`, topics: each.topics, text: each.text },
            speakers: each.speakers.map((name) => ({ name })),
            downloads: [{ type: 'slides', file: each.file }],
            aliases: [`/${index}/`],
            ...(isWithdrawn && each.withdrawn !== 'not'
              ? {
                  withdrawn: {
                    ...{ date: '2020-01-01', reason: 'R' },
                    hideNames: each.withdrawn === 'hidden',
                  },
                }
              : {}),
          }),
        );
        const conference = { ...conferenceFields, series: 'S' };
        return archive(
          content({
            talks,
            conferences: [
              entry('c', { ...conference, aliases: ['/conferences/former/'] }),
              entry('d', conference),
            ],
            topics: [topic('go'), topic('sql'), topic('old', { replacedBy: 'go' })],
            speakers: [entry('ada', { name: 'ada', alsoKnownAs: [], aliases: ['/speakers/eda/'] })],
          }),
        );
      };
      const [before, now] = [addresses(of(false)), addresses(of(true))];
      const named = new Set(
        all.flatMap(({ withdrawn, speakers }) => (withdrawn === 'hidden' ? [] : speakers)),
      );
      const files = new Set<string>(
        all.flatMap(({ withdrawn, file }) => (withdrawn === 'not' ? file : [])),
      );
      const mayGo = (path: string) => {
        const [, folder = '', name = ''] = path.split('/');
        if (folder === 'speakers' && name)
          return !named.has(name === 'eda' ? 'ada' : name) && name !== 'by';
        return folder === 'downloads' && !files.has(name);
      };
      for (const kind of ['pages', 'feeds', 'downloads'] as const)
        assert.deepEqual(
          now[kind],
          before[kind].filter((path) => !mayGo(path)),
        );
      assert.deepEqual(
        now.redirects,
        Object.fromEntries(Object.entries(before.redirects).filter(([from]) => !mayGo(from))),
      );
      assert.deepEqual(now.feedIds, before.feedIds);
      const made = new Set(outputs(of(true), '').map(({ file }) => `/${file}`));
      const ownFiles = now.downloads.filter((path) => !path.startsWith('/downloads/'));
      for (const path of [...now.pages, ...now.feeds, ...ownFiles])
        assert.ok(made.has(`/${redirectFile(path)}`), path);
    }),
    { numRuns: 60 },
  );
});

test('addresses.json lists the data, citations and EPUB of each conference', () => {
  const { downloads, redirects } = JSON.parse(
    readFileSync(join(awkward.out, 'data/addresses.json'), 'utf8'),
  ) as Addresses;
  const files = siteFiles(awkward)
    .filter((file) => /^(?:data\/)?conferences\/.*\.(?:json|bib|epub)$/.test(file))
    .map((file) => `/${file}`);
  assert.ok(files.length > 20, `${files.length}`);
  assert.deepEqual(
    files.filter((path) => !downloads.includes(path) && !redirects[path]),
    [],
  );
});

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
