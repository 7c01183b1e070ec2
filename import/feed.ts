import { dirname } from 'node:path';
import { parseFeed } from 'feedsmith';
import { decodeHTML } from 'entities';
import { fetchBytes, isAddress } from './fetch.ts';
import { downloadOf } from './downloads.ts';
import type { Imported } from './imported-item.ts';
import { imagesFrom } from './images.ts';
import { dayOf, type Post } from './post.ts';
import { talksOf, unreadItems, type PostOptions } from './posts.ts';
import { sourceBytes } from './source-files.ts';
import { feedText } from './feed-xml.ts';
import { atomEntry, rdfEntry, rssEntry, type Entry } from './feed-entry.ts';
import { damaged, decoded } from './encoding.ts';
import { fromHtml } from './text/html.ts';
import { line, withoutControls } from './text/any-text.ts';

/** No post's text is longer, in characters. */
export const longestPost = 2_000_000;

/**
 * The posts of a feed: RSS 0.9 to 2.0, RSS 1.0 (RDF) or Atom, from a file or an address.
 * @throws where it is no feed, or could not be had
 */
export async function* readFeed(
  source: string,
  options: PostOptions = {},
): AsyncGenerator<Imported> {
  const remote = isAddress(source);
  const bytes = remote ? await fetchBytes(source) : await sourceBytes(source);
  const { xml, items, cut } = feedText(decoded(bytes));
  const { title, address, posts } = feedOf(xml, source);
  const images = remote
    ? imagesFrom(undefined, new URL(source).origin)
    : imagesFrom(dirname(source));
  const base = address ?? (remote ? source : undefined);
  const unopened = posts.map((entry, index) => {
    const place = `item ${index + 1}${entry.address ? ` (${entry.address})` : ''}`;
    return { place, read: () => postOf(entry, place, base) };
  });
  yield* talksOf(unopened, title, images, options);
  yield* unreadItems(posts.length, items, cut);
}

function postOf(entry: Entry, place: string, base: string | undefined): Post {
  if (entry.html.length > longestPost)
    throw new Error(`its text is longer than ${longestPost / 1e6} million characters`);
  const relativeTo = entry.base ?? base;
  const address = entry.address ? URL.parse(entry.address, relativeTo)?.href : undefined;
  const title = line(withoutMarkup(entry.title));
  if (!title) throw new Error('has no title');
  const doubts = damaged(title + entry.html)
    ? ['has bytes that are no text; they show as \uFFFD']
    : [];
  return {
    doubts,
    place,
    title,
    text: fromHtml(withoutControls(entry.html)),
    address,
    base: entry.base ?? address ?? base,
    feedId: entry.id ?? entry.address,
    published: dayOf(entry.published ?? entry.modified),
    modified: dayOf(entry.modified),
    authors: entry.authors,
    topics: entry.topics.map((topic) => decodeHTML(topic)),
    excerpt: entry.excerpt && decodeHTML(entry.excerpt.replaceAll(/<[^>]*>/g, ' ')),
    language: entry.language,
    downloads: entry.enclosures.flatMap((url) => downloadOf(url, undefined, relativeTo) ?? []),
  };
}

/** Titles are HTML in some feeds, and were escaped once too often in others. */
export function withoutMarkup(title: string): string {
  const markup =
    /<\/?(?:a|abbr|b|big|br|code|em|font|i|q|s|small|span|strong|sub|sup|tt|u|var)\b[^>]*>/gi;
  return decodeHTML(decodeHTML(title.replaceAll(markup, '')).replaceAll(markup, ''));
}

function feedOf(text: string, source: string) {
  let parsed: ReturnType<typeof parseFeed>;
  try {
    parsed = parseFeed(text);
  } catch (cause) {
    throw new Error(`${source} is no feed that can be read: ${(cause as Error).message}`, {
      cause,
    });
  }
  if (parsed.format === 'atom') {
    const { title, links, entries = [] } = parsed.feed;
    const address = links?.find(({ rel }) => !rel || rel === 'alternate')?.href;
    return { title: line(title?.value ?? 'Weblog'), address, posts: entries.map(atomEntry) };
  }
  if (parsed.format === 'json')
    throw new Error(`${source} is a JSON feed; give the RSS or the Atom feed of the same posts`);
  const { title = 'Weblog', link } = parsed.feed;
  const posts =
    parsed.format === 'rss'
      ? (parsed.feed.items ?? []).map(rssEntry)
      : (parsed.feed.items ?? []).map(rdfEntry);
  return { title: line(title), address: link, posts };
}
