import { midnight } from '../archive/date.ts';
import type { Site } from '../archive/site.ts';
import { absolute } from '../paths.ts';
import type { Attachment } from './attachment.ts';
import { plainHtml } from './content.ts';
import type { Feed } from './feed.ts';
import { latest, type FeedItem } from './item.ts';
import { mediaTypes } from './media-types.ts';
import { xmlDocument } from './xml.ts';

/**
 * RSS 2.0, after the RSS Advisory Board's profile.
 * @param items newest first
 */
export function rss(site: Site, feed: Feed, items: readonly FeedItem[]): string {
  const day = latest(items);
  return xmlDocument({
    rss: {
      '@_version': '2.0',
      '@_xmlns:atom': 'http://www.w3.org/2005/Atom',
      '@_xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
      '@_xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      '@_xmlns:media': 'http://search.yahoo.com/mrss/',
      channel: {
        title: feed.title,
        link: absolute(feed.page, site),
        description: plainHtml(feed.description),
        language: site.language,
        lastBuildDate: day && rfc822(day),
        'atom:link': {
          '@_href': absolute(feed.path, site),
          '@_rel': 'self',
          '@_type': mediaTypes.rss,
        },
        item: items.map(rssItem),
      },
    },
  });
}

function rssItem(item: FeedItem) {
  const enclosure = item.attachments.find(({ size }) => size !== undefined);
  return {
    title: item.title,
    link: item.link,
    // The address may change, the id never does.
    guid: { '@_isPermaLink': 'false', '#text': item.id },
    pubDate: rfc822(item.published),
    'atom:updated': `${item.updated}T00:00:00Z`,
    // One element: readers keep only the last.
    'dc:creator': item.speakers.join(', ') || undefined,
    category: item.topics,
    // The profile has HTML here, and plain text in the title.
    description: plainHtml(item.summary) || undefined,
    'content:encoded': item.html || undefined,
    enclosure: enclosure && {
      '@_url': enclosure.url,
      '@_length': enclosure.size ?? 0,
      '@_type': enclosure.mediaType,
    },
    'media:content': item.attachments.filter((each) => each !== enclosure).map(mediaContent),
  };
}

function mediaContent({ url, title, mediaType, size }: Attachment) {
  return {
    '@_url': url,
    '@_type': mediaType,
    '@_fileSize': size,
    'media:title': { '@_type': 'plain', '#text': title },
  };
}

/** A day as RSS writes it (RFC 822). */
function rfc822(day: string): string {
  return midnight(day).toUTCString();
}
