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
  const { title = 'Weblog', link, items = [] } = parsed.feed;
  return { title: singleLine(title), url: link, entries: items.map(rssEntry) };
}

type Parsed = ReturnType<typeof parseFeed>;
type RssItem = NonNullable<Extract<Parsed, { format: 'rss' }>['feed']['items']>[number];
type RdfItem = NonNullable<Extract<Parsed, { format: 'rdf' }>['feed']['items']>[number];
type AtomItem = NonNullable<Extract<Parsed, { format: 'atom' }>['feed']['entries']>[number];
/** An item of any kind of feed, its values unchanged. */
type FeedEntry = ReturnType<typeof rssEntry> & { base?: string | undefined };

/** The id is the guid, or `rdf:about` as Plone writes it, or else, as in feed readers, the link. */
function rssEntry(item: RssItem | RdfItem) {
  const { title = '', description = '', content, dc, dcterms } = item;
  const { guid, enclosures, pubDate, authors, categories, itunes } = item as RssItem;
  const link = item.link ?? (guid?.isPermaLink === false ? undefined : guid?.value);
  return {
    title,
    html: content?.encoded ?? description,
    excerpt: content?.encoded ? description : undefined,
    url: link,
    id: guid?.value ?? (item as RdfItem).rdf?.about ?? link,
    published: asText(pubDate ?? dc?.dates?.[0] ?? dcterms?.created?.[0] ?? dcterms?.issued?.[0]),
    modified: asText(dcterms?.modified?.[0] ?? item.atom?.updated),
    authors: authors?.flatMap(({ name }) => name ?? []) ?? dc?.creators ?? [],
    topics: [...(categories?.flatMap(({ name }) => name ?? []) ?? []), ...(dc?.subjects ?? [])],
    enclosures: enclosures?.flatMap(({ url }) => url ?? []) ?? [],
    language: dc?.languages?.[0],
    /** Seconds. */
    duration: itunes?.duration,
  };
}

function atomEntry(entry: AtomItem): FeedEntry {
  const { title, content, summary, links = [], authors, categories } = entry;
  return {
    title: title?.value ?? '',
    html: htmlOf(content) || htmlOf(summary),
    excerpt: content?.value ? summary?.value : undefined,
    base: content?.xml?.base ?? entry.xml?.base,
    url: links.find(({ rel }) => !rel || rel === 'alternate')?.href,
    id: entry.id,
    published: asText(entry.published ?? entry.updated),
    modified: asText(entry.updated),
    authors: authors?.flatMap(({ name }) => name ?? []) ?? [],
    topics: categories?.flatMap(({ label, term }) => label ?? term ?? []) ?? [],
    duration: undefined,
    enclosures: links.flatMap(({ rel, href }) => (rel === 'enclosure' && href ? [href] : [])),
    language: content?.xml?.lang ?? entry.xml?.lang,
  };
}

/** Returns the HTML of a text construct, escaped if it is plain text. */
function htmlOf(text: { value?: string; type?: string } | undefined): string {
  const value = text?.value ?? '';
  if (text?.type && text.type !== 'text') return value;
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** The parser returns dates as text, but its types allow others. */
function asText(date: unknown): string | undefined {
  return typeof date === 'string' ? date : undefined;
}
