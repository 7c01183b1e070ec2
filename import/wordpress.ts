import { dirname } from 'node:path';
import { decodeHTML } from 'entities';
import { parseDay } from './dates.ts';
import { decodeXmlFile } from './encoding.ts';
import { defaultFieldMap, readFieldMap, type FieldMap } from './field-names.ts';
import { completeFeed, plainTexts } from './feed-xml.ts';
import { downloadFromUrl } from './downloads.ts';
import { Images } from './images.ts';
import type { ImportedItem } from './imported-item.ts';
import { postFields } from './post-fields.ts';
import type { PostFolderOptions } from './post-folder.ts';
import { talksFromPosts, type Post } from './post.ts';
import { readSourceFile } from './source-files.ts';
import { fromHtml } from './text/html.ts';
import { removeControls } from './text/characters.ts';
import { wordpressHtml } from './wordpress-html.ts';
import { elements, parseXml, textOf, unreadItems, type XmlElement } from './xml-items.ts';

/** Reads the posts of a WordPress export (WXR), with images from next to the file. */
export async function* readWordpress(
  source: string,
  { map, ...options }: PostFolderOptions = {},
): AsyncGenerator<ImportedItem> {
  const feed = completeFeed(decodeXmlFile(await readSourceFile(source)), source);
  const site = parseChannel(feed.xml, source);
  const fieldMap = map ? readFieldMap(map) : defaultFieldMap;
  const images = new Images({ folder: dirname(source) });
  const posts = site.items.map((item, index) => {
    const type = textOf(item['wp:post_type']);
    const name = textOf(item.link) || textOf(item.title) || 'untitled';
    if (otherTypes.test(type)) {
      const title = type === 'page' ? textOf(item.title) || name : '';
      return { kind: 'skipped' as const, what: `${type}s`, place: title };
    }
    return { place: `item ${index + 1} (${name})`, parse: () => toPost(item, site, fieldMap) };
  });
  yield* talksFromPosts(posts, site.title, images, options);
  yield* unreadItems(feed, site.items.length);
}

/** WordPress's own types of items that aren't posts; a site's custom types count as posts. */
const otherTypes =
  /^(?:page|attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|feedback|wp_.*)$/;

function parseChannel(xml: string, source: string) {
  const [rss] = elements(parseXml(xml, source).rss);
  const [channel] = elements(rss?.channel);
  if (!channel || !xml.includes('wordpress.org/export/'))
    throw new Error(`${source} is not a WordPress export; create one with Tools, Export`);
  const items = elements(channel.item);
  const ofType = (type: string) => items.filter((item) => textOf(item['wp:post_type']) === type);
  const byId = (type: string, field: string) =>
    new Map(ofType(type).map((item) => [textOf(item['wp:post_id']), textOf(item[field])]));
  return {
    title: textOf(channel.title) || 'Weblog',
    url: textOf(channel.link),
    items,
    authors: new Map(
      elements(channel['wp:author']).map((author) => [
        textOf(author['wp:author_login']),
        textOf(author['wp:author_display_name']),
      ]),
    ),
    attachments: byId('attachment', 'wp:attachment_url'),
    blocks: byId('wp_block', 'content:encoded'),
    /** Ids of attachments by the id of their post. */
    uploads: Map.groupBy(
      ofType('attachment').map(
        (item) => [textOf(item['wp:post_parent']), textOf(item['wp:post_id'])] as const,
      ),
      ([parent]) => parent,
    ),
  };
}

type WordpressSite = ReturnType<typeof parseChannel>;

function toPost(item: XmlElement, site: WordpressSite, map: FieldMap): Post {
  const status = textOf(item['wp:status']);
  if (['trash', 'auto-draft', 'inherit'].includes(status)) throw new Error(`is ${status}`);
  if (textOf(item['wp:post_password'])) throw new Error('has a password, so it was never public');
  const content = textOf(item['content:encoded']);
  const texts = plainTexts(textOf(item.title), content, textOf(item['excerpt:encoded']));
  const unpublished = status !== '' && status !== 'publish';
  const comments = elements(item['wp:comment']).length;
  const { footnotes, enclosure = [], ...own } = ownFields(item);
  const { html, warnings } = wordpressHtml(removeControls(content), {
    ...site,
    own: site.uploads.get(textOf(item['wp:post_id']))?.map(([, id]) => id) ?? [],
    footnotes: footnotes?.[0],
  });
  const fields = postFields(own, { map, nameOf: () => undefined, siteUrl: site.url, folder: '/' });
  const author = textOf(item['dc:creator']);
  return {
    ...fields,
    ...texts,
    tree: fromHtml(html),
    url: URL.parse(textOf(item.link), site.url || undefined)?.href,
    feedId: textOf(item.guid) || undefined,
    published: parseDay(textOf(item['wp:post_date'])) ?? parseDay(textOf(item.pubDate)),
    modified: parseDay(textOf(item['wp:post_modified'])),
    authors: [site.authors.get(author) || author].filter(Boolean),
    topics: [
      ...elements(item.category)
        .filter(({ domain }) => /^(?:category|post_tag)$/.test(String(domain)))
        .map((category) => decodeHTML(textOf(category)))
        .filter((name) => name !== 'Uncategorized'),
      ...(fields.topics ?? []),
    ],
    excerpt: texts.excerpt || fields.excerpt,
    // Its URL, length and type are each on a line.
    downloads: [
      ...(fields.downloads ?? []),
      ...enclosure.flatMap((text) => downloadFromUrl(text.split('\n', 1)[0] ?? '') ?? []),
    ],
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

/** Returns what plugins and themes add to a post: custom fields and taxonomies. */
function ownFields(item: XmlElement): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  const add = (name: string, value: string) => (fields[name] ??= []).push(value);
  for (const meta of elements(item['wp:postmeta'])) {
    const name = textOf(meta['wp:meta_key']);
    // WordPress doesn’t show those that begin with a line.
    if (!/^_|^$/.test(name)) add(name, textOf(meta['wp:meta_value']));
  }
  for (const category of elements(item.category)) {
    const taxonomy = textOf(category.domain);
    if (!/^(?:category|post_tag|post_format|)$/.test(taxonomy))
      add(taxonomy, decodeHTML(textOf(category)));
  }
  return fields;
}
