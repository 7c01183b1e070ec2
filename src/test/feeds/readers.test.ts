import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { archive, type Content } from '../../archive/archive.ts';
import { siteFeed } from '../../feeds/feed.ts';
import { feedItems } from '../../feeds/item.ts';
import { rss } from '../../feeds/rss.ts';
import { recentlyPublished, wholeTexts } from '../../feeds/selection.ts';
import { feeds } from '../../outputs/feeds.ts';
import { conferenceFields, content, entry, speakerFields, talk, topic } from '../small-content.ts';
import { awkward, serveSite } from '../sites.ts';
import { feedFiles, itemsOfAtom, itemsOfRss, readFeed } from './site-feeds.ts';
import {
  feedparser,
  haveFeedparser,
  haveNewsboat,
  newsboatReads,
  type ReadItem,
} from './readers.ts';

const rssItems = itemsOfRss(readFeed(awkward, 'rss.xml'));

const withFeedparser = { skip: haveFeedparser() ? false : 'python3-feedparser is not installed' };
const withNewsboat = { skip: haveNewsboat() ? false : 'newsboat is not installed' };

test(
  'feedparser finds every feed of XML well-formed and misses no item',
  withFeedparser,
  async () => {
    const { rss, atom } = feedFiles(awkward);
    const files = [...rss, ...atom];
    const read = await feedparser(files.map((file) => join(awkward.out, file)));
    const items = files.flatMap((file) =>
      (rss.includes(file) ? itemsOfRss : itemsOfAtom)(readFeed(awkward, file)),
    );
    assert.deepEqual(read.map(essence), items.map(expected));
  },
);

test('newsboat shows each item of RSS once, with its data', withNewsboat, async () => {
  const site = await serveSite(awkward);
  try {
    const read = await newsboatReads([`${site.address}rss.xml`]);
    assert.deepEqual(byId(read.map(essence)), byId(rssItems.map(expected)));
    const texts = new Map(read.map(({ id, html }) => [id, html]));
    for (const { id = '', html } of rssItems) assert.equal(texts.get(id), html);
  } finally {
    site.close();
  }
});

test('newsboat shows the same items of Atom, and the revisions', withNewsboat, async () => {
  const site = await serveSite(awkward);
  try {
    const addresses = ['atom.xml', 'changes.xml'].map((file) => site.address + file);
    const read = await newsboatReads(addresses);
    const revisions = itemsOfAtom(readFeed(awkward, 'changes.xml'));
    assert.deepEqual(byId(read.map(essence)), byId([...rssItems, ...revisions].map(expected)));
  } finally {
    site.close();
  }
});

test('newsboat gets each of 300 talks that come on one day once', withNewsboat, async () => {
  const all = Array.from({ length: 340 }, (_, index) =>
    talk(`c/t${index}`, { date: index < 40 ? `${1980 + index}-05-20` : '2026-01-05' }),
  );
  const feed = async (talks: typeof all) => {
    const { site, talks: archived } = archive(content({ talks }));
    const items = feedItems(site, recentlyPublished(archived), wholeTexts);
    return rss(site, siteFeed(site), items);
  };
  let text = await feed(all.slice(0, 40));
  const later = await feed(all);
  const server = createServer((_, response) => void response.end(text)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rss.xml`;
    const read = await newsboatReads([address], () => void (text = later));
    // The first time, it had the 30 newest.
    assert.equal(read.length, 330);
    assert.equal(new Set(read.map(({ id }) => id)).size, 330);
  } finally {
    server.close();
  }
});

test(
  'newsboat shows no item twice after a conference, a topic and a speaker moved',
  withNewsboat,
  async () => {
    const feedsOf = (
      conference: string,
      speaker: string,
      about: string,
      moved: Partial<Content>,
    ) => {
      const talks = ['a', 'b', 'c'].map((name) =>
        talk(`${conference}/${name}`, {
          title: name,
          speakers: [{ name: speaker }],
          topics: [about],
          feedId: `tag:a.example,2020:/talks/c/${name}`,
        }),
      );
      return new Map(feeds(archive(content({ talks, ...moved }))).map((feed) => [feed.file, feed]));
    };
    const aliases = (path: string) => ({ aliases: [path] });
    let now = feedsOf('c', 'Ada', 'go', { topics: [topic('go')] });
    const later = feedsOf('new', 'Ada Bee', 'golang', {
      conferences: [entry('new', { ...conferenceFields, ...aliases('/conferences/c/') })],
      topics: [topic('golang', aliases('/topics/go/'))],
      speakers: [
        entry('ada-bee', { ...speakerFields, name: 'Ada Bee', ...aliases('/speakers/ada/') }),
      ],
    });
    const missed: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      const feed = now.get(url.slice(1));
      if (!feed) missed.push(url);
      void Promise.resolve(feed?.text()).then((text) => response.end(text));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      const files = [
        'rss.xml',
        'conferences/c/rss.xml',
        'topics/go/rss.xml',
        'speakers/ada/rss.xml',
      ];
      const addresses = files.map((file) => `http://127.0.0.1:${port}/${file}`);
      const read = await newsboatReads(addresses, () => void (now = later));
      assert.deepEqual(missed, []);
      assert.deepEqual(read.map(({ title }) => title).sort(), ['a', 'b', 'c']);
    } finally {
      server.close();
    }
  },
);

type Essence = ReturnType<typeof essence>;

function essence({ id, title, link, author, published }: ReadItem) {
  return { id, title, link, author, published };
}

function expected(item: (typeof rssItems)[number]): Essence {
  return {
    id: item.id ?? '',
    title: item.title ?? '',
    link: item.link ?? '',
    author: item.speakers,
    published: Date.parse(item.published) / 1000,
  };
}

function byId(items: Essence[]): Essence[] {
  return items.sort((a, b) => (a.id < b.id ? -1 : 1));
}
