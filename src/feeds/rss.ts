import { getRssString } from '@astrojs/rss';
import { midnight } from '../archive/date.ts';
import type { Site } from '../archive/site.ts';
import { absolute } from '../paths.ts';
import type { Attachment } from './attachment.ts';
import { plainHtml } from './content.ts';
import type { Feed } from './feed.ts';
import { latest, type FeedItem } from './item.ts';
import { mediaTypes } from './media-types.ts';
import { xmlElements } from './xml.ts';

/**
 * RSS 2.0, after the RSS Advisory Board's profile.
 * @param items newest first
 */
export async function rss(site: Site, feed: Feed, items: readonly FeedItem[]): Promise<string> {
  const day = latest(items);
  const text = await getRssString({
    title: feed.title,
    description: plainHtml(feed.description),
    site: absolute(feed.page, site),
    xmlns: {
      atom: 'http://www.w3.org/2005/Atom',
      dc: 'http://purl.org/dc/elements/1.1/',
      media: 'http://search.yahoo.com/mrss/',
    },
    customData: xmlElements({
      language: site.language,
      ...(day ? { lastBuildDate: midnight(day).toUTCString() } : {}),
      'atom:link': {
        '@_href': absolute(feed.path, site),
        '@_rel': 'self',
        '@_type': mediaTypes.rss,
      },
    }),
    items: items.map(rssItem),
  });
  return text.replaceAll(verbatim, '');
}

function rssItem(item: FeedItem) {
  const enclosure = item.attachments.find(({ size }) => size !== undefined);
  return {
    title: item.title,
    link: item.link,
    pubDate: midnight(item.published),
    // The profile has HTML here, and plain text in the title.
    description: plainHtml(item.summary),
    content: item.html,
    categories: item.topics,
    enclosure: enclosure && {
      url: enclosure.url,
      length: enclosure.size ?? 0,
      type: enclosure.mediaType,
    },
    customData: xmlElements({
      // The address may change, the id never does.
      guid: { '@_isPermaLink': 'false', '#text': verbatim + item.id },
      // One element: readers keep only the last.
      'dc:creator': item.speakers.length ? verbatim + item.speakers.join(', ') : undefined,
      'atom:updated': `${item.updated}T00:00:00Z`,
      'media:content': item.attachments.filter((each) => each !== enclosure).map(mediaContent),
    }),
  };
}

function mediaContent({ url, title, mediaType, size }: Attachment) {
  return {
    '@_url': url,
    '@_type': mediaType,
    '@_fileSize': size,
    'media:title': { '@_type': 'plain', '#text': verbatim + title },
  };
}

/**
 * The library reads custom elements and writes them again, by which a text that looks like a number
 * becomes one: 007 becomes 7. A character that no XML can hold keeps it a text, and goes at the end.
 */
const verbatim = '\uFFFE';
