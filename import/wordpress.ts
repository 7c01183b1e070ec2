import { dirname } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { decodeHTML, decodeXML } from 'entities';
import { damaged, decoded } from './encoding.ts';
import { longestPost, withoutMarkup } from './feed.ts';
import { feedText } from './feed-xml.ts';
import { imagesFrom } from './images.ts';
import type { Imported } from './imported-item.ts';
import { dayOf, type Post } from './post.ts';
import { talksOf, unreadItems, type PostOptions } from './posts.ts';
import { sourceBytes } from './source-files.ts';
import { fromHtml } from './text/html.ts';
import { line, withoutControls } from './text/any-text.ts';
import { paragraphs } from './wordpress-html.ts';

/** The posts of a WordPress export (WXR); its images are looked for beside the file. */
export async function* readWordpress(
  source: string,
  options: PostOptions = {},
): AsyncGenerator<Imported> {
  const { xml, items: whole, cut } = feedText(decoded(await sourceBytes(source)));
  const { title, items, address } = channelOf(xml, source);
  const images = imagesFrom(dirname(source));
  const unopened = items.flatMap((item, index) => {
    const kind = one(item['wp:post_type']);
    if (others.test(kind)) return [];
    const place = `item ${index + 1} (${one(item['link']) || one(item['title']) || 'nameless'})`;
    return { place, read: () => postOf(item, place, address) };
  });
  yield* talksOf(unopened, title, images, options);
  yield* unreadItems(items.length, whole, cut);
}

/** What else WordPress keeps as if it were a post; a site's own kinds are taken for posts. */
const others =
  /^(?:page|attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|feedback|wp_.*)$/;

/** An element as the parser gives it: text, or its attributes and text, or a list of these. */
type Value = undefined | string | { '#text'?: string; [name: string]: unknown } | Value[];
type Item = Record<string, Value>;

// Entities are decoded by a library that knows no others: a document's own are never expanded.
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  processEntities: false,
  cdataPropName: '#cdata',
  isArray: (name) => ['item', 'category', 'wp:comment'].includes(name),
});

function channelOf(text: string, source: string) {
  const channel = (parser.parse(text) as { rss?: { channel?: Item & { item?: Item[] } } }).rss
    ?.channel;
  if (!channel || !text.includes('wordpress.org/export/'))
    throw new Error(`${source} is no WordPress export; make one with Tools, Export`);
  return {
    title: one(channel.title) || 'Weblog',
    address: one(channel.link),
    items: channel.item ?? [],
  };
}

function postOf(item: Item, place: string, base: string): Post {
  const status = one(item['wp:status']);
  if (['trash', 'auto-draft', 'inherit'].includes(status)) throw new Error(`is ${status}`);
  if (one(item['wp:post_password'])) throw new Error('has a password; it was never public');
  const content = one(item['content:encoded']);
  if (content.length > longestPost)
    throw new Error(`its text is longer than ${longestPost / 1e6} million characters`);
  const title = line(withoutMarkup(one(item.title)));
  if (!title) throw new Error('has no title');
  const comments = list(item['wp:comment']).length;
  const { html, doubts } = paragraphs(withoutControls(content));
  return {
    place,
    title,
    text: fromHtml(html),
    address: URL.parse(one(item.link), base || undefined)?.href,
    feedId: one(item.guid) || undefined,
    published: dayOf(one(item['wp:post_date'])) ?? dayOf(one(item.pubDate)),
    modified: dayOf(one(item['wp:post_modified'])),
    authors: [one(item['dc:creator'])].filter(Boolean),
    topics: list(item.category)
      .filter((category) => /^(?:category|post_tag)$/.test(attribute(category, 'domain')))
      .map((category) => decodeHTML(one(category)))
      .filter((name) => name !== 'Uncategorized'),
    excerpt: decodeHTML(one(item['excerpt:encoded']).replaceAll(/<[^>]*>/g, ' ')),
    draft: status && status !== 'publish' ? true : undefined,
    name: one(item['wp:post_name']) || undefined,
    doubts: [
      ...doubts,
      ...(status && status !== 'publish' ? [`was ${status}; it is a draft here`] : []),
      ...(comments ? [`its ${comments} comments are not brought along`] : []),
      ...(damaged(content) ? ['has bytes that are no text; they show as \uFFFD'] : []),
    ],
  };
}

function list(value: Value): Value[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** The text of an element, its entities decoded; CDATA has none. */
function one(value: Value): string {
  const [first] = list(value);
  if (first === undefined) return '';
  if (typeof first === 'string') return decodeXML(first).trim();
  const { '#cdata': cdata, '#text': text } = first as {
    '#cdata'?: string | string[];
    '#text'?: string;
  };
  return ([cdata ?? []].flat().join('') || decodeXML(String(text ?? ''))).trim();
}

function attribute(value: Value, name: string): string {
  return typeof value === 'object' && !Array.isArray(value) ? String(value[`@${name}`] ?? '') : '';
}
