import { dirname } from 'node:path';
import { parseFeed } from 'feedsmith';
import { decodeHTML } from 'entities';
import { parseDay } from './dates.ts';
import { downloadFromUrl } from './downloads.ts';
import type { ImportedItem } from './imported-item.ts';
import { Images } from './images.ts';
import { talksFromPosts, type Post, type PostOptions } from './post.ts';
import { readSourceFile } from './source-files.ts';
import { completeFeed, plainTexts } from './feed-xml.ts';
import { atomEntry, rdfEntry, rssEntry, type FeedEntry } from './feed-entry.ts';
import { decodeXmlFile } from './encoding.ts';
import { fromHtml } from './text/html.ts';
import { fromPlain } from './text/plain.ts';
import { removeControls, singleLine } from './text/characters.ts';
import { isUrl } from './web-url.ts';
import { unreadItems } from './xml-items.ts';

/**
 * Reads the posts of a feed: RSS 0.9 to 2.0, RSS 1.0 (RDF) or Atom, from a file or a URL.
 * @throws if the source can't be read or isn't a feed
 */
export async function* readFeed(
  source: string,
  options: PostOptions = {},
): AsyncGenerator<ImportedItem> {
  const remote = isUrl(source);
  const feed = completeFeed(decodeXmlFile(await readSourceFile(source)), source);
  const { title, url, entries } = parse(feed.xml, source);
  const images = remote
    ? new Images({ origin: new URL(source).origin })
    : new Images({ folder: dirname(source) });
  const base = url ?? (remote ? source : undefined);
  const posts = entries.map((entry, index) => ({
    place: `item ${index + 1}${entry.url ? ` (${entry.url})` : ''}`,
    parse: () => toPost(entry, base),
  }));
  yield* talksFromPosts(posts, title, images, options);
  yield* unreadItems(feed, entries.length);
}

function toPost(entry: FeedEntry, feedBase: string | undefined): Post {
  const base = entry.base ?? feedBase;
  const url = entry.url ? URL.parse(entry.url, base)?.href : undefined;
  return {
    ...plainTexts(entry.title, entry.html, entry.excerpt),
    // Podcasts have plain text, with line ends.
    tree: /<[a-z!/]/i.test(entry.html)
      ? fromHtml(removeControls(entry.html))
      : fromPlain(removeControls(decodeHTML(entry.html))),
    url,
    base: entry.base ?? url ?? feedBase,
    feedId: entry.id ?? entry.url,
    published: parseDay(entry.published ?? entry.modified),
    modified: parseDay(entry.modified),
    authors: entry.authors,
    topics: entry.topics.map((topic) => decodeHTML(topic)),
    language: entry.language,
    talkFields: { ...(entry.duration && { duration: Math.round(entry.duration / 60) || 1 }) },
    downloads: entry.enclosures.flatMap((url) => downloadFromUrl(url, undefined, base) ?? []),
  };
}

function parse(xml: string, source: string) {
  let parsed: ReturnType<typeof parseFeed>;
  try {
    parsed = parseFeed(xml);
  } catch (cause) {
    throw new Error(`${source} is not a valid feed: ${(cause as Error).message}`, { cause });
  }
  if (parsed.format === 'atom') {
    const { title, links, entries = [] } = parsed.feed;
    const url = links?.find(({ rel }) => !rel || rel === 'alternate')?.href;
    return { title: singleLine(title?.value ?? 'Weblog'), url, entries: entries.map(atomEntry) };
  }
  if (parsed.format === 'json')
    throw new Error(`${source} is a JSON feed; import the RSS or Atom feed of the same posts`);
  const { title = 'Weblog', link } = parsed.feed;
  const entries =
    parsed.format === 'rss'
      ? (parsed.feed.items ?? []).map(rssEntry)
      : (parsed.feed.items ?? []).map(rdfEntry);
  return { title: singleLine(title), url: link, entries };
}
