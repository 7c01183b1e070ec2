import { decodeHTML } from 'entities';
import { singleLine } from './text/characters.ts';
import { completeItems, type CompleteXml } from './xml-items.ts';

/** Returns a feed without the items whose end is missing. @throws if none has an end */
export function completeFeed(source: string, file: string): CompleteXml {
  return completeItems(
    source,
    file,
    (name, parent) => /^(?:item|entry)$/.test(name) && /^(?:channel|RDF|rss|feed)$/.test(parent),
    // RSS 1.0 lists its items' URLs first; the parser would take that list for an item.
    (name, parent) => name === 'items' && parent === 'channel',
  );
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
    excerpt: decodeHTML(excerpt.replaceAll(/<[^<>]*>/g, ' ')),
    warnings: (title + html).includes('\uFFFD') ? ['has invalid bytes, which became \uFFFD'] : [],
  };
}

/** Some feeds have HTML in a title, others escape it twice. */
function plainTitle(title: string): string {
  const tags =
    /<\/?(?:a|abbr|b|big|br|code|em|font|i|q|s|small|span|strong|sub|sup|tt|u|var)\b[^<>]*>/gi;
  const plain = decodeHTML(decodeHTML(title.replaceAll(tags, '')).replaceAll(tags, ''));
  if (!singleLine(plain)) throw new Error('has no title');
  return singleLine(plain);
}
