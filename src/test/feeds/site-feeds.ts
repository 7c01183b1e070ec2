import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import { siteFiles } from '../site-files.ts';
import type { TestSite } from '../sites.ts';
import { all, one, parseXml, textOf, type Xml } from './xml.ts';

/** A feed item, the same in each format. */
export interface FeedItem {
  id: string | undefined;
  link: string | undefined;
  title: string | undefined;
  summary: string;
  html: string | undefined;
  speakers: string;
  topics: (string | undefined)[];
  /** ISO 8601. */
  published: string;
  updated: string;
  downloads: { url: string | undefined; type: string | undefined; size: number | undefined }[];
}

export function readFeed(site: TestSite, file: string): string {
  return readFileSync(join(site.out, file), 'utf8');
}

/** Returns the feeds of a built site by format, without copies at former URLs. */
export function feedFiles(site: TestSite) {
  const files = siteFiles(site);
  return {
    rss: files.filter((file) => /(?:^|\/)rss\.xml$/.test(file) && !hasMoved(site, file)),
    atom: ['atom.xml', 'changes.xml'],
    json: ['feed.json'],
    opml: ['feeds.opml'],
  };
}

function hasMoved(site: TestSite, feed: string): boolean {
  return readFeed(site, feed.replace(/rss\.xml$/, 'index.html')).includes('http-equiv="refresh"');
}

export function itemsOfRss(text: string): FeedItem[] {
  return all(one(parseXml(text), 'channel'), 'item').map((item) => ({
    id: textOf(item, 'guid'),
    link: textOf(item, 'link'),
    title: textOf(item, 'title'),
    // The description is HTML; this is its text.
    summary: toText(fromHtml(textOf(item, 'description') ?? '', { fragment: true })),
    html: textOf(item, 'content:encoded'),
    speakers: textOf(item, 'dc:creator') ?? '',
    topics: all(item, 'category').map(({ text }) => text),
    published: iso(textOf(item, 'pubDate')),
    updated: iso(textOf(item, 'atom:updated')),
    downloads: byUrl([
      ...all(item, 'enclosure').map(({ attributes: { url, type, length } }) => ({
        ...{ url, type, size: length === undefined ? undefined : Number(length) },
      })),
      ...all(item, 'media:content').map(({ attributes: { url, type, fileSize } }) => ({
        ...{ url, type, size: fileSize === undefined ? undefined : Number(fileSize) },
      })),
    ]),
  }));
}

export function itemsOfAtom(text: string): FeedItem[] {
  return all(parseXml(text), 'atom:entry').map((entry) => ({
    id: textOf(entry, 'atom:id'),
    link: links(entry, 'alternate')[0]?.attributes.href,
    title: textOf(entry, 'atom:title'),
    summary: textOf(entry, 'atom:summary') ?? '',
    html: textOf(entry, 'atom:content'),
    speakers: all(entry, 'atom:author')
      .map((author) => textOf(author, 'atom:name'))
      .join(', '),
    topics: all(entry, 'atom:category').map(({ attributes }) => attributes.term),
    published: iso(textOf(entry, 'atom:published')),
    updated: iso(textOf(entry, 'atom:updated')),
    downloads: byUrl(
      links(entry, 'enclosure').map(({ attributes: { href, type, length } }) => ({
        ...{ url: href, type, size: length === undefined ? undefined : Number(length) },
      })),
    ),
  }));
}

export function itemsOfJson(text: string): FeedItem[] {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return JSON.parse(text).items.map((item: any) => ({
    id: item.id,
    link: item.url,
    title: item.title,
    summary: item.summary ?? '',
    html: item.content_html,
    speakers: (item.authors ?? []).map(({ name }: { name: string }) => name).join(', '),
    topics: item.tags ?? [],
    published: iso(item.date_published),
    updated: iso(item.date_modified),
    downloads: byUrl(
      // eslint-disable-next-line @typescript-eslint/no-explicit-any
      (item.attachments ?? []).map((each: any) => ({
        ...{ url: each.url, type: each.mime_type, size: each.size_in_bytes },
      })),
    ),
  }));
}

function links(entry: Xml, rel: string): Xml[] {
  return all(entry, 'atom:link').filter(({ attributes }) => attributes.rel === rel);
}

function iso(date = ''): string {
  return new Date(date).toISOString();
}

function byUrl(downloads: FeedItem['downloads']): FeedItem['downloads'] {
  return downloads.sort((a, b) => ((a.url ?? '') < (b.url ?? '') ? -1 : 1));
}
