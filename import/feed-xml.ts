import { decodeHTML } from 'entities';
import type { ImportedItem } from './imported-item.ts';
import { singleLine } from './text/characters.ts';

/** A feed's XML, valid for the parser. */
export interface FeedXml {
  xml: string;
  /** How many items the source has, those included that the parser can't read. */
  itemCount: number;
  /** Whether the source ends early; its complete items are in `xml`. */
  truncated: boolean;
}

/** Closes the elements of a truncated feed after its last complete item. */
export function completeFeed(source: string): FeedXml {
  // RSS 1.0 lists its items' URLs first; the parser would take that list for an item.
  const text = source.replace(/<items\b[^>]*>[\s\S]*?<\/items>/, '');
  const markup = text.replaceAll(/<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?-->/g, '');
  const itemCount = [...markup.matchAll(/<(?:\w+:)?(?:item|entry)[\s>]/g)].length;
  const root = markup.match(/<((?:\w+:)?(?:RDF|rss|feed))[\s>]/)?.[1];
  if (!root || markup.trimEnd().endsWith(`</${root}>`))
    return { xml: text, itemCount, truncated: false };
  const lastEnd = [...text.matchAll(/<\/(?:item|entry)>/g)].at(-1);
  const complete = lastEnd ? text.slice(0, lastEnd.index + lastEnd[0].length) : text;
  const channelEnd = /rss$/.test(root) ? '</channel>' : '';
  return { xml: `${complete}${channelEnd}</${root}>`, itemCount, truncated: true };
}

/** Yields the items of a feed after the last one that the parser read. */
export function* unreadItems(
  { itemCount, truncated }: FeedXml,
  readCount: number,
): Generator<ImportedItem> {
  const reason = truncated ? 'is cut off at the end of the file; export it again' : 'can’t be read';
  for (let item = readCount + 1; item <= itemCount; item++)
    yield { kind: 'unread', place: `item ${item}`, reason };
}

/** Characters in the HTML of a post. */
const lengthLimit = 2_000_000;

/**
 * Returns a post's title and excerpt as plain text, with a warning if the post had invalid bytes.
 * @throws if the post is too long or has no title
 */
export function plainTexts(title: string, html: string, excerpt = '') {
  if (html.length > lengthLimit)
    throw new Error(`is longer than ${lengthLimit / 1e6} million characters`);
  return {
    title: plainTitle(title),
    excerpt: decodeHTML(excerpt.replaceAll(/<[^>]*>/g, ' ')),
    warnings: (title + html).includes('\uFFFD') ? ['has invalid bytes, which became \uFFFD'] : [],
  };
}

/** Some feeds have HTML in a title, others escape it twice. */
function plainTitle(title: string): string {
  const tags =
    /<\/?(?:a|abbr|b|big|br|code|em|font|i|q|s|small|span|strong|sub|sup|tt|u|var)\b[^>]*>/gi;
  const plain = decodeHTML(decodeHTML(title.replaceAll(tags, '')).replaceAll(tags, ''));
  if (!singleLine(plain)) throw new Error('has no title');
  return singleLine(plain);
}
