import { dirname } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { decodeHTML, decodeXML } from 'entities';
import { parseDay } from './dates.ts';
import { decodeXmlFile } from './encoding.ts';
import { completeFeed, plainTexts } from './feed-xml.ts';
import { imageImporter } from './images.ts';
import type { ImportedItem } from './imported-item.ts';
import { talksFromPosts, type Post, type PostOptions } from './post.ts';
import { readSourceFile } from './source-files.ts';
import { fromHtml } from './text/html.ts';
import { removeControls } from './text/characters.ts';
import { wordpressHtml } from './wordpress-html.ts';
import { parseXml, unreadItems } from './xml-items.ts';

/** Reads the posts of a WordPress export (WXR), with images from next to the file. */
export async function* readWordpress(
  source: string,
  options: PostOptions = {},
): AsyncGenerator<ImportedItem> {
  const feed = completeFeed(decodeXmlFile(await readSourceFile(source)), source);
  const { title, items, url } = parseChannel(feed.xml, source);
  const images = imageImporter({ folder: dirname(source) });
  const posts = items.map((item, index) => {
    const type = textOf(item['wp:post_type']);
    if (otherTypes.test(type)) return { kind: 'skipped' as const, what: `${type} items` };
    const name = textOf(item['link']) || textOf(item['title']) || 'untitled';
    return { place: `item ${index + 1} (${name})`, parse: () => toPost(item, url) };
  });
  yield* talksFromPosts(posts, title, images, options);
  yield* unreadItems(feed, items.length);
}

/** WordPress's own types of items that aren't posts; a site's custom types count as posts. */
const otherTypes =
  /^(?:page|attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|feedback|wp_.*)$/;

/** An element as the parser returns it: its text, its attributes and text, or a list of these. */
type Value = undefined | string | { '#text'?: string; [name: string]: unknown } | Value[];
type Item = Record<string, Value>;

// The parser doesn't decode entities, so it can't expand those that a document defines.
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  processEntities: false,
  cdataPropName: '#cdata',
  isArray: (name) => ['item', 'category', 'wp:comment'].includes(name),
});

function parseChannel(xml: string, source: string) {
  const channel = (
    parseXml(parser, xml, source) as { rss?: { channel?: Item & { item?: Item[] } } }
  ).rss?.channel;
  if (!channel || !xml.includes('wordpress.org/export/'))
    throw new Error(`${source} is not a WordPress export; create one with Tools, Export`);
  return {
    title: textOf(channel.title) || 'Weblog',
    url: textOf(channel.link),
    items: channel.item ?? [],
  };
}

function toPost(item: Item, base: string): Post {
  const status = textOf(item['wp:status']);
  if (['trash', 'auto-draft', 'inherit'].includes(status)) throw new Error(`is ${status}`);
  if (textOf(item['wp:post_password'])) throw new Error('has a password, so it was never public');
  const content = textOf(item['content:encoded']);
  const texts = plainTexts(textOf(item.title), content, textOf(item['excerpt:encoded']));
  const unpublished = status !== '' && status !== 'publish';
  const comments = list(item['wp:comment']).length;
  const { html, warnings } = wordpressHtml(removeControls(content));
  return {
    ...texts,
    tree: fromHtml(html),
    url: URL.parse(textOf(item.link), base || undefined)?.href,
    feedId: textOf(item.guid) || undefined,
    published: parseDay(textOf(item['wp:post_date'])) ?? parseDay(textOf(item.pubDate)),
    modified: parseDay(textOf(item['wp:post_modified'])),
    authors: [textOf(item['dc:creator'])].filter(Boolean),
    topics: list(item.category)
      .filter((category) => /^(?:category|post_tag)$/.test(attribute(category, 'domain')))
      .map((category) => decodeHTML(textOf(category)))
      .filter((name) => name !== 'Uncategorized'),
    draft: unpublished || undefined,
    fileName: textOf(item['wp:post_name']) || undefined,
    warnings: [
      ...texts.warnings,
      ...warnings,
      ...(unpublished ? [`is not published (${status}); it became a draft`] : []),
      ...(comments ? [`has comments (${comments}), which aren’t imported`] : []),
    ],
  };
}

function list(value: Value): Value[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** Returns the text of an element or of the first of a list, with its entities decoded. */
function textOf(value: Value): string {
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
