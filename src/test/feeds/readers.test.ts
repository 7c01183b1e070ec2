import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { archive } from '../../archive/archive.ts';
import { siteFeed } from '../../feeds/feed.ts';
import { feedItems } from '../../feeds/item.ts';
import { rss } from '../../feeds/rss.ts';
import { recentlyPublished, wholeTexts } from '../../feeds/selection.ts';
import { content, talk } from '../small-content.ts';
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
