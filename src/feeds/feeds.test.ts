import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { archive, type Content, type Entry } from '../archive/archive.ts';
import type { TalkFields } from '../archive/talk.ts';
import { itemsOfAtom, itemsOfJson, itemsOfRss, type FeedItem } from '../test/feeds/site-feeds.ts';
import { brokenAtom } from '../test/feeds/atom-rules.ts';
import { brokenJson } from '../test/feeds/json-rules.ts';
import { brokenRss } from '../test/feeds/rss-rules.ts';
import { one, parseXml, textOf } from '../test/feeds/xml.ts';
import { atom } from './atom.ts';
import { changesFeed, siteFeed } from './feed.ts';
import { json } from './json.ts';
import { revisionItem, revisions } from './revisions.ts';
import { rss } from './rss.ts';
import { siteItems } from './site-items.ts';

describe('an id', () => {
  test('is the same whatever becomes of domain, https, path and base, title and aliases', async () => {
    const before = await ids(holding([talk('a')]));
    const elsewhere = holding(
      [talk('a', { title: 'Another title', aliases: ['/old/'], lastModified: '2020-02-02' })],
      'http://moved.example/deep/base/',
    );
    assert.deepEqual(await ids(elsewhere), before);
    assert.deepEqual(before, Array(3).fill(['tag:archive.example,2020:/talks/conf/a']));
  });

  test('goes with a talk whose file moves, when the talk keeps it as feedId', async () => {
    const moved = holding([talk('b', { feedId: 'tag:archive.example,2020:/talks/conf/a' })]);
    assert.deepEqual(await ids(moved), await ids(holding([talk('a')])));
  });

  test('of a feed is the same whatever becomes of the domain', () => {
    const id = (url: string) => {
      const { site, talks } = holding([talk('a')], url);
      return textOf(parseXml(atom(site, siteFeed(site), '', siteItems(site, talks))), 'atom:id');
    };
    assert.equal(id('https://one.example/'), id('http://two.example/x/'));
  });

  test('is verbatim, even where it looks like a number or like markup', async () => {
    for (const feedId of ['007', '1e3', '0x1F', ' 1.0', 'a&b=<c>', 'true']) {
      const told = await ids(holding([talk('a', { feedId: feedId.trim() })]));
      assert.deepEqual(told, Array(3).fill([feedId.trim()]));
    }
  });
});

describe('the site’s feeds', () => {
  const day = (number: number) => `2020-01-${String(number).padStart(2, '0')}`;

  test('hold the 30 newest', async () => {
    const talks = Array.from({ length: 40 }, (_, index) =>
      talk(`t${index}`, { date: `${1980 + index}-01-01` }),
    );
    assert.deepEqual(await count(holding(talks)), [30, 30, 30]);
  });

  test('hold all that came within 14 days of the newest, and nothing that came before', async () => {
    const merged = Array.from({ length: 40 }, (_, index) => talk(`new${index}`, { date: day(31) }));
    const [edge, past] = [talk('edge', { date: day(17) }), talk('past', { date: day(16) })];
    const told = await ids(holding([...merged, edge, past]));
    assert.equal(told[0]?.length, 41);
    assert.ok(told.every((list) => list.at(-1)?.endsWith('/edge')));
  });

  test('hold 200 at most', async () => {
    const talks = Array.from({ length: 250 }, (_, index) => talk(`t${index}`, { date: day(1) }));
    assert.deepEqual(await count(holding(talks)), [200, 200, 200]);
  });

  test('are valid without a single talk', async () => {
    const { broken } = await feeds(holding([]));
    assert.deepEqual(broken, []);
    assert.deepEqual(await count(holding([])), [0, 0, 0]);
  });

  test('count a stub only once it has a text', async () => {
    assert.deepEqual(await count(holding([talk('a', { text: 'none' })])), [0, 0, 0]);
    assert.deepEqual(await count(holding([talk('a', { text: 'abstract' })])), [1, 1, 1]);
  });

  test('have the same bytes from two builds', async () => {
    const [one, two] = [await feeds(holding([talk('a')])), await feeds(holding([talk('a')]))];
    assert.deepEqual(one.texts, two.texts);
  });

  test('carry what looks like a number, a tag or the end of CDATA as it is', async () => {
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
    const { broken, told } = await feeds(holding([awkward]));
    assert.deepEqual(broken, []);
    for (const [item] of told) {
      assert.equal(item?.title, '007 ]]> <b>&amp;');
      assert.equal(item?.summary, 'Is &lt; less than <T>?');
      assert.equal(item?.downloads.length, 3);
    }
    assert.deepEqual(told[0]?.[0]?.speakers, '007, R&D <x>');
  });

  test('date themselves by their latest item’s change', async () => {
    const list = holding([
      talk('a'),
      talk('b', { date: '2019-05-05', lastModified: '2021-03-03' }),
    ]);
    const channel = one(parseXml((await feeds(list)).texts[0] ?? ''), 'channel');
    assert.equal(textOf(channel, 'lastBuildDate'), 'Wed, 03 Mar 2021 00:00:00 GMT');
  });
});

describe('the feed of revisions', () => {
  const told = (talks: Entry<TalkFields>[]) => {
    const { site, talks: all } = holding(talks);
    const items = revisions(all).map((revision) => revisionItem(site, revision));
    const text = atom(site, changesFeed(site), 'changes', items);
    assert.deepEqual(brokenAtom(parseXml(text)), []);
    return itemsOfAtom(text);
  };

  test('is empty, and valid, where nothing was revised', () =>
    assert.deepEqual(told([talk('a')]), []));

  test('has an entry for a revision without a note, and keeps former ones', () => {
    const changes = [{ date: '2020-02-02', note: 'Put right.' }];
    const items = told([talk('a', { lastModified: '2020-03-03', changes })]);
    assert.deepEqual(
      items.map(({ id, summary }) => [id?.split('#')[1], summary]),
      [
        ['2020-03-03', ''],
        ['2020-02-02', 'Put right.'],
      ],
    );
  });

  test('says what was changed as text, whatever the note holds', () => {
    const changes = [{ date: '2020-02-02', note: 'Wrote <b> & co.' }];
    const [item] = told([talk('a', { lastModified: '2020-02-02', changes })]);
    assert.match(item?.html ?? '', /^<p>Wrote &lt;b> &amp; co\.<\/p>/);
  });
});

/** A file of a talk, plain unless told otherwise. */
function talk(id: string, fields: Partial<TalkFields> = {}): Entry<TalkFields> {
  return {
    id: `conf/${id}`,
    body: { key: 'text', html: '<p>Text.</p>', opening: 'Text.', images: [] },
    data: {
      ...{ title: 'A talk', speakers: [], date: '2020-01-01', changes: [], text: 'summary' },
      ...{ topics: [], format: 'talk', downloads: [], alsoKnownAs: [], author: [] },
      ...{ aliases: [], draft: false },
      ...fields,
    },
  };
}

function holding(talks: Entry<TalkFields>[], url = 'https://archive.example/') {
  const body = { key: '', html: '', opening: '', images: [] };
  const conference = { name: 'Conf', startDate: '2020-01-01', online: false };
  const content: Content = {
    site: {
      ...{ title: 'Archive', description: 'Talks.', url, language: 'en', license: 'CC0-1.0' },
      ...{ branch: 'main', feedAuthority: 'archive.example,2020' },
    },
    home: { title: 'Home', html: '' },
    about: { title: 'About', html: '' },
    talks,
    conferences: [{ id: 'conf', body, data: { ...conference, organizers: [], aliases: [] } }],
    topics: [],
    speakers: [],
  };
  return archive(content);
}

async function feeds({ site, talks }: ReturnType<typeof holding>) {
  const items = siteItems(site, talks);
  const feed = siteFeed(site);
  const texts = [
    await rss(site, feed, items),
    atom(site, feed, '', items),
    json(site, feed, items),
  ];
  const [asRss = '', asAtom = '', asJson = ''] = texts;
  const told: FeedItem[][] = [itemsOfRss(asRss), itemsOfAtom(asAtom), itemsOfJson(asJson)];
  const broken = [
    ...brokenRss(parseXml(asRss)),
    ...brokenAtom(parseXml(asAtom)),
    ...brokenJson(JSON.parse(asJson)),
  ];
  return { texts, told, broken };
}

async function ids(list: ReturnType<typeof holding>) {
  return (await feeds(list)).told.map((items) => items.map(({ id }) => id));
}

async function count(list: ReturnType<typeof holding>) {
  return (await feeds(list)).told.map(({ length }) => length);
}
