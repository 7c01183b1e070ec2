import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { archive, type Content } from '../archive/archive.ts';
import type { TalkFields } from '../archive/fields.ts';
import type { ContentEntry } from '../archive/model.ts';
import { itemsOfAtom, itemsOfJson, itemsOfRss, type FeedItem } from '../test/feeds/site-feeds.ts';
import { brokenAtom } from '../test/feeds/atom-rules.ts';
import { brokenJson } from '../test/feeds/json-rules.ts';
import { brokenRss } from '../test/feeds/rss-rules.ts';
import { one, parseXml, textOf } from '../test/feeds/xml.ts';
import { atom } from './atom.ts';
import { changesFeed, siteFeed } from './feed.ts';
import { feedItems } from './item.ts';
import { json } from './json.ts';
import { revisionItem, revisions } from './revisions.ts';
import { rss } from './rss.ts';
import { recentlyPublished, wholeTexts } from './selection.ts';

describe('an id', () => {
  test('doesn’t change with the domain, scheme, path, base, title or aliases', async () => {
    const before = await ids(archiveWith([talk('a')]));
    const elsewhere = archiveWith(
      [talk('a', { title: 'Another title', aliases: ['/old/'], lastModified: '2020-02-02' })],
      'http://moved.example/deep/base/',
    );
    assert.deepEqual(await ids(elsewhere), before);
    assert.deepEqual(before, Array(3).fill(['tag:archive.example,2020:/talks/conf/a']));
  });

  test('follows a moved talk that keeps it as feedId', async () => {
    const moved = archiveWith([talk('b', { feedId: 'tag:archive.example,2020:/talks/conf/a' })]);
    assert.deepEqual(await ids(moved), await ids(archiveWith([talk('a')])));
  });

  test('of a feed doesn’t change with the domain', () => {
    const id = (url: string) => {
      const list = archiveWith([talk('a')], url);
      return textOf(parseXml(atom(list.site, siteFeed(list.site), siteItems(list))), 'atom:id');
    };
    assert.equal(id('https://one.example/'), id('http://two.example/x/'));
  });

  test('is verbatim, even if it looks like a number or markup', async () => {
    for (const feedId of ['007', '1e3', '0x1F', ' 1.0', 'a&b=<c>', 'true']) {
      const written = await ids(archiveWith([talk('a', { feedId: feedId.trim() })]));
      assert.deepEqual(written, Array(3).fill([feedId.trim()]));
    }
  });
});

describe('the site’s feeds', () => {
  const day = (number: number) => `2020-01-${String(number).padStart(2, '0')}`;

  test('have the 30 newest talks', async () => {
    const talks = Array.from({ length: 40 }, (_, index) =>
      talk(`t${index}`, { date: `${1980 + index}-01-01` }),
    );
    assert.deepEqual(await count(archiveWith(talks)), [30, 30, 30]);
  });

  test('have all talks from the 14 days before the newest, and none from before', async () => {
    const merged = Array.from({ length: 40 }, (_, index) => talk(`new${index}`, { date: day(31) }));
    const [edge, past] = [talk('edge', { date: day(17) }), talk('past', { date: day(16) })];
    const listed = await ids(archiveWith([...merged, edge, past]));
    assert.equal(listed[0]?.length, 41);
    assert.ok(listed.every((list) => list.at(-1)?.endsWith('/edge')));
  });

  test('have every talk of a day on which hundreds came', async () => {
    const talks = Array.from({ length: 250 }, (_, index) => talk(`t${index}`, { date: day(1) }));
    const { items, broken } = await feeds(archiveWith(talks));
    assert.deepEqual(broken, []);
    for (const list of items) {
      assert.equal(new Set(list.map(({ id }) => id)).size, 250);
      assert.deepEqual(
        list.map(({ html }) => Boolean(html)),
        list.map((_, index) => index < 30),
      );
    }
  });

  test('are valid without a single talk', async () => {
    const { broken } = await feeds(archiveWith([]));
    assert.deepEqual(broken, []);
    assert.deepEqual(await count(archiveWith([])), [0, 0, 0]);
  });

  test('have no talk without a text', async () => {
    assert.deepEqual(await count(archiveWith([talk('a', { text: 'none' })])), [0, 0, 0]);
    assert.deepEqual(await count(archiveWith([talk('a', { text: 'abstract' })])), [1, 1, 1]);
  });

  test('are the same bytes in two builds', async () => {
    const [one, two] = [
      await feeds(archiveWith([talk('a')])),
      await feeds(archiveWith([talk('a')])),
    ];
    assert.deepEqual(one.texts, two.texts);
  });

  test('write numbers, tags and the end of CDATA unchanged', async () => {
    const awkward = talk('a', {
      title: '007 ]]> <b>&amp;',
      speakers: [{ name: '007' }, { name: 'R&D <x>' }],
      summary: 'Is &lt; less than <T>?',
      downloads: [
        { type: 'slides', url: 'https://x.example/1.pdf?a=1&b="2"', title: '1.0' },
        { type: 'slides', url: 'https://x.example/2.pdf', title: '1.0' },
        { type: 'link', url: 'https://x.example/' },
      ],
    });
    const { broken, items } = await feeds(archiveWith([awkward]));
    assert.deepEqual(broken, []);
    for (const [item] of items) {
      assert.equal(item?.title, '007 ]]> <b>&amp;');
      assert.equal(item?.summary, 'Is &lt; less than <T>?');
      assert.equal(item?.downloads.length, 3);
    }
    assert.deepEqual(items[0]?.[0]?.speakers, '007, R&D <x>');
  });

  test('are dated by their latest item’s change', async () => {
    const list = archiveWith([
      talk('a'),
      talk('b', { date: '2019-05-05', lastModified: '2021-03-03' }),
    ]);
    const channel = one(parseXml((await feeds(list)).texts[0] ?? ''), 'channel');
    assert.equal(textOf(channel, 'lastBuildDate'), 'Wed, 03 Mar 2021 00:00:00 GMT');
  });
});

describe('the feed of revisions', () => {
  const changesItems = (talks: ContentEntry<TalkFields>[]) => {
    const { site, talks: all } = archiveWith(talks);
    const items = revisions(all).map((revision) => revisionItem(site, revision));
    const text = atom(site, changesFeed(site), items, 'changes');
    assert.deepEqual(brokenAtom(parseXml(text)), []);
    return itemsOfAtom(text);
  };

  test('is valid when nothing was revised', () => assert.deepEqual(changesItems([talk('a')]), []));

  test('has an entry for a revision without a note, and for earlier ones', () => {
    const changes = [{ date: '2020-02-02', note: 'Put right.' }];
    const items = changesItems([talk('a', { lastModified: '2020-03-03', changes })]);
    assert.deepEqual(
      items.map(({ id, summary }) => [id?.split('#')[1], summary]),
      [
        ['2020-03-03', ''],
        ['2020-02-02', 'Put right.'],
      ],
    );
  });

  test('escapes the note of a revision', () => {
    const changes = [{ date: '2020-02-02', note: 'Wrote <b> & co.' }];
    const [item] = changesItems([talk('a', { lastModified: '2020-02-02', changes })]);
    assert.match(item?.html ?? '', /^<p>Wrote &lt;b> &amp; co\.<\/p>/);
  });
});

/** A talk with the fields given, and defaults for the rest. */
function talk(id: string, fields: Partial<TalkFields> = {}): ContentEntry<TalkFields> {
  return {
    id: `conf/${id}`,
    body: { key: 'text', html: '<p>Text.</p>', opening: 'Text.', images: [] },
    data: {
      ...{ title: 'A talk', speakers: [], date: '2020-01-01', changes: [], text: 'summary' },
      ...{ topics: [], format: 'talk', downloads: [], alsoKnownAs: [], author: [] },
      ...{ madeFrom: [], postscripts: [] },
      ...{ aliases: [], draft: false },
      ...fields,
    },
  };
}

function archiveWith(talks: ContentEntry<TalkFields>[], url = 'https://archive.example/') {
  const body = { key: '', html: '', opening: '', images: [] };
  const conference = { name: 'Conf', startDate: '2020-01-01', online: false };
  const content: Content = {
    site: {
      ...{ title: 'Archive', description: 'Talks.', url, language: 'en', license: 'CC0-1.0' },
      ...{ branch: 'main', feedAuthority: 'archive.example,2020' },
    },
    home: { id: 'home', title: 'Home', aliases: [], html: '' },
    ownPages: [],
    talks,
    conferences: [{ id: 'conf', body, data: { ...conference, organizers: [], aliases: [] } }],
    topics: [],
    speakers: [],
  };
  return archive(content);
}

function siteItems({ site, talks }: ReturnType<typeof archiveWith>) {
  return feedItems(site, recentlyPublished(talks), wholeTexts);
}

async function feeds(archive: ReturnType<typeof archiveWith>) {
  const { site } = archive;
  const list = siteItems(archive);
  const feed = siteFeed(site);
  const texts = [await rss(site, feed, list), atom(site, feed, list), json(site, feed, list)];
  const [asRss = '', asAtom = '', asJson = ''] = texts;
  const items: FeedItem[][] = [itemsOfRss(asRss), itemsOfAtom(asAtom), itemsOfJson(asJson)];
  const broken = [
    ...brokenRss(parseXml(asRss)),
    ...brokenAtom(parseXml(asAtom)),
    ...brokenJson(JSON.parse(asJson)),
  ];
  return { texts, items, broken };
}

async function ids(list: ReturnType<typeof archiveWith>) {
  return (await feeds(list)).items.map((items) => items.map(({ id }) => id));
}

async function count(list: ReturnType<typeof archiveWith>) {
  return (await feeds(list)).items.map(({ length }) => length);
}
