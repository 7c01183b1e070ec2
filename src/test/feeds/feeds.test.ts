import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { all as allTags, attribute, sitePage, sitePages } from '../site-files.ts';
import { awkward, sample } from '../sites.ts';
import { brokenAtom } from './atom-rules.ts';
import { feedFiles, itemsOfAtom, itemsOfJson, itemsOfRss, readFeed } from './site-feeds.ts';
import { brokenJson } from './json-rules.ts';
import { brokenOpml } from './opml-rules.ts';
import { brokenRss } from './rss-rules.ts';
import { below, one, parseXml, textOf } from './xml.ts';

for (const site of [sample, awkward]) {
  const files = feedFiles(site);
  const read = (file: string) => readFeed(site, file);
  const isListed = (file: string) =>
    !file.startsWith('speakers/') && (!file.endsWith('/rss.xml') || read(file).includes('<item>'));

  describe(`the feeds of ${site.url}`, () => {
    test('follow every rule of their formats', () => {
      const wrong = [
        ...files.rss.map((file) => [file, brokenRss(parseXml(read(file)))] as const),
        ...files.atom.map((file) => [file, brokenAtom(parseXml(read(file)))] as const),
        ...files.json.map((file) => [file, brokenJson(JSON.parse(read(file)))] as const),
        ...files.opml.map((file) => [file, brokenOpml(parseXml(read(file)))] as const),
      ].filter(([, faults]) => faults.length > 0);
      assert.deepEqual(wrong, []);
    });

    test('have the same data for every item in all three formats', () => {
      const rss = itemsOfRss(read('rss.xml'));
      assert.ok(rss.length >= 5);
      assert.deepEqual(itemsOfAtom(read('atom.xml')), rss);
      assert.deepEqual(itemsOfJson(read('feed.json')), rss);
    });

    test('have the same title, description, language and date in all three formats', () => {
      const channel = one(parseXml(read('rss.xml')), 'channel');
      const atom = parseXml(read('atom.xml'));
      const json = JSON.parse(read('feed.json'));
      assert.equal(textOf(atom, 'atom:title'), textOf(channel, 'title'));
      assert.equal(json.title, textOf(channel, 'title'));
      assert.equal(textOf(atom, 'atom:subtitle'), json.description);
      assert.equal(atom.attributes['xml:lang'], json.language);
      const built = Date.parse(textOf(channel, 'lastBuildDate') ?? '');
      assert.equal(Date.parse(textOf(atom, 'atom:updated') ?? ''), built);
    });

    test('have their own URL', () => {
      for (const file of [...files.rss, ...files.atom]) {
        const links = below(parseXml(read(file))).filter(({ name }) => name === 'atom:link');
        const self = links.find(({ attributes }) => attributes.rel === 'self');
        assert.equal(self?.attributes.href, `${site.url}${file}`);
      }
      assert.equal(JSON.parse(read('feed.json')).feed_url, `${site.url}feed.json`);
    });

    test('have unique titles', () => {
      const titles = [
        ...files.rss.map((file) => textOf(one(parseXml(read(file)), 'channel'), 'title')),
        textOf(parseXml(read('changes.xml')), 'atom:title'),
      ];
      assert.equal(new Set(titles).size, titles.length);
    });

    test('are all in feeds.opml, except speakers’ feeds, empty ones and other formats', () => {
      const listed = below(parseXml(read('feeds.opml'))).flatMap(
        ({ attributes }) => attributes.xmlUrl ?? [],
      );
      const expected = [...files.rss.filter(isListed), 'changes.xml'];
      assert.deepEqual(listed.sort(), expected.map((file) => `${site.url}${file}`).sort());
    });

    test('are all on the feeds page, except speakers’ feeds and empty ones', () => {
      const links = allTags(sitePage(site, 'feeds'), 'a').map((link) => attribute(link, 'href'));
      const base = new URL(site.url).pathname;
      const expected = Object.values(files).flat().filter(isListed);
      for (const file of expected) assert.ok(links.includes(`${base}${file}`), file);
    });

    test('are announced by every page, at most five: its own first, then the site’s', () => {
      for (const page of sitePages(site)) {
        const base = new URL(site.url).pathname;
        const shown = allTags(page, 'a').map((link) => attribute(link, 'href') ?? '');
        const links = allTags(page, 'link')
          .filter((link) => attribute(link, 'rel') === 'alternate')
          .map((link) => ({
            type: attribute(link, 'type'),
            title: attribute(link, 'title'),
            href: attribute(link, 'href') ?? '',
          }));
        const list = page.path.slice(1).replace(/page\/\d+\/$/, '');
        const [, conference] = list.match(/^talks\/([^/]+)\//) ?? [];
        const topics = shown.filter((href) => href.startsWith(`${base}topics/`)).slice(1);
        const lists = conference
          ? [`conferences/${conference}/`, ...topics.map((href) => href.slice(base.length))]
          : list !== ''
            ? [list]
            : [];
        const own = lists
          .map((each) => `${each}rss.xml`)
          .filter((file) => files.rss.includes(file));
        const expected = [...own.slice(0, 2), 'rss.xml', 'feed.json', 'changes.xml', 'atom.xml'];
        assert.deepEqual(
          links.map(({ href }) => href),
          expected.slice(0, 5).map((file) => `${site.url}${file}`),
          page.path,
        );
        assert.equal(new Set(links.map(({ title }) => title)).size, links.length);
        assert.equal(links.at(-1)?.type, 'application/atom+xml');
        // The page's own feed has a visible link too.
        if (!conference)
          for (const file of own) assert.ok(shown.includes(`${base}${file}`), page.path);
      }
    });
  });
}

describe('the awkward archive’s feeds', () => {
  const read = (file: string) => readFeed(awkward, file);
  const items = itemsOfRss(read('rss.xml'));
  const tag = 'tag:awkward.example,2020:/talks/';

  test('exist for every conference, series, topic and speaker', () => {
    const { rss } = feedFiles(awkward);
    for (const page of sitePages(awkward)) {
      if (!/^\/(?:conferences|series|topics|speakers)\/[^/]+\/$/.test(page.path)) continue;
      assert.ok(rss.includes(`${page.path.slice(1)}rss.xml`), page.path);
    }
  });

  test('have titles as pages show them', () => {
    const titles = items.map(({ title }) => title);
    for (const title of [
      'List<T> & friends “quoted” ]]>',
      '🚢 Shipping on Fridays 👩🏽‍🔧🇪🇺 – a ❤️ story',
      'كيف نحفظ الرسائل حين ينقطع الاتصال',
      'מפות לקוראי מסך',
    ])
      assert.ok(titles.includes(title), title);
  });

  test('have ids by the contract, or a talk’s own feedId verbatim', () => {
    const ids = items.map(({ id }) => id);
    assert.ok(ids.includes(`${tag}harbourconf-2019/lists-and-friends`));
    assert.ok(ids.includes('https://blog.tidewater.example/?p=42&lang=en'));
    assert.ok(!ids.includes(`${tag}tidewater-day-2018/moving-a-blog-without-moving-it`));
  });

  test('date an item by its publication, and its update by lastModified', () => {
    const item = items.find(({ id }) => id === `${tag}harbourconf-2019/keeping-the-lights-on`);
    assert.equal(item?.published, '2021-02-14T00:00:00.000Z');
    assert.equal(item?.updated, '2021-03-01T00:00:00.000Z');
  });

  test('leave out talks without a summary', () => {
    for (const file of feedFiles(awkward).rss)
      for (const { id } of itemsOfRss(read(file)))
        assert.notEqual(id, `${tag}harbourconf-2019/tide-tables-as-a-service`, file);
  });

  test('have all talks of a conference, and the 30 newest of a topic', () => {
    assert.equal(itemsOfRss(read('conferences/everything-2015/rss.xml')).length, 120);
    const topic = itemsOfRss(read('topics/everything/rss.xml'));
    assert.equal(topic.length, 30);
    assert.match(topic[0]?.title ?? '', /Talk 091/);
  });

  test('have the first file of known size as enclosure, and all other downloads', () => {
    const night = 'harbourconf-2019/watching-a-harbour-at-night';
    const item = below(parseXml(read('rss.xml'))).find(
      (each) => each.name === 'item' && textOf(each, 'guid') === tag + night,
    );
    const enclosure = one(item, 'enclosure')?.attributes;
    assert.match(enclosure?.url ?? '', /night-watch\.pdf$/);
    assert.equal(enclosure?.length, '667');
    const downloads = items.find(({ id }) => id === tag + night)?.downloads ?? [];
    assert.deepEqual(
      downloads
        .map(({ size }) => size)
        .filter((size) => size !== undefined)
        .sort(),
      [271, 300, 667],
    );
    assert.equal(downloads.length, 6);
  });

  test('have the copy of a download that is gone, and nothing that is lost', () => {
    const item = items.find(({ id }) => id === `${tag}harbourconf-2019/keeping-the-lights-on`);
    assert.deepEqual(item?.downloads, [
      {
        url: 'https://kept-web.example/20190930/https://lanternworks.example/forty-years.pdf',
        type: 'application/pdf',
        size: undefined,
      },
    ]);
  });

  test('name the author of a summary, and mark an abstract', () => {
    const html = (id: string) => items.find((item) => item.id === tag + id)?.html ?? '';
    assert.match(
      html('harbourconf-2020/calm-deploys'),
      /^<p><em>The speaker’s abstract\.<\/em><\/p>/,
    );
    assert.match(
      html('harbourconf-2019/keeping-the-lights-on'),
      /Summary by Ingrid Ø\. Stavnes and Mateus/,
    );
  });

  test('list each revision and postscript with its note, and nothing else', () => {
    const revisions = itemsOfAtom(read('changes.xml'));
    assert.deepEqual(
      revisions.map(({ id, summary, updated }) => [id, summary, updated.slice(0, 10)]),
      [
        [
          `${tag}bits-bolts-bridges-2016/joins-at-breakfast#2023-09-09`,
          'Postscript by Li Wei: The planner of 2023 asks for the guests’ names first, as in `ANALYZE`; <em>breakfast</em> is still served.',
          '2023-09-09',
        ],
        [
          `${tag}harbourconf-2019/keeping-the-lights-on#2021-03-01`,
          'The name of the second lighthouse was put right.',
          '2021-03-01',
        ],
        [
          `${tag}harbourconf-2019/keeping-the-lights-on#2019-09-10`,
          'Added the answer to the last question, on "who pays for the bulbs".',
          '2019-09-10',
        ],
      ],
    );
  });
});
