import type { RSSFeedItem } from '@astrojs/rss';
import { midnight } from '../archive/date.ts';
import type { Site } from '../archive/site.ts';
import { absolute } from '../paths.ts';
import { plainHtml } from './content.ts';
import { feedMediaTypes, type Feed } from './feed.ts';
import { latest, type Attachment, type FeedItem } from './item.ts';
import { xmlElements } from './xml.ts';

/**
 * Returns a feed as RSS 2.0, following the RSS Advisory Board's profile.
 * @param items newest first
 */
export async function rss(site: Site, feed: Feed, items: readonly FeedItem[]): Promise<string> {
  // Loaded lazily, because most builds make no feeds.
  const { getRssString } = await import('@astrojs/rss');
  const day = latest(items);
  return getRssString({
    title: feed.title,
    description: plainHtml(feed.description),
    site: absolute(feed.page, site),
    xmlns: {
      atom: 'http://www.w3.org/2005/Atom',
      content: 'http://purl.org/rss/1.0/modules/content/',
      dc: 'http://purl.org/dc/elements/1.1/',
      media: 'http://search.yahoo.com/mrss/',
    },
    customData: xmlElements({
      language: site.language,
      lastBuildDate: day && midnight(day).toUTCString(),
      'atom:link': {
        '@_href': absolute(feed.path, site),
        '@_rel': 'self',
        '@_type': feedMediaTypes.rss,
      },
    }),
    items: items.map(rssItem),
  });
}

function rssItem(item: FeedItem): RSSFeedItem {
  const sized = item.attachments.filter(({ size }) => size !== undefined);
  // RSS has one, and podcast players play it.
  const enclosure = sized.find(({ mediaType }) => /^(?:audio|video)\//.test(mediaType)) ?? sized[0];
  const creator = item.speakers.join(', ');
  return {
    title: item.title,
    link: item.link,
    pubDate: midnight(item.published),
    categories: item.topics,
    // The profile has HTML here, and plain text in the title.
    description: plainHtml(item.summary),
    content: item.html || undefined,
    enclosure: enclosure && {
      url: enclosure.url,
      length: enclosure.size ?? 0,
      type: enclosure.mediaType,
    },
    customData: xmlElements({
      // A talk's URL may change; its id doesn't.
      guid: { '@_isPermaLink': 'false', ...verbatim(item.id) },
      'atom:updated': `${item.updated}T00:00:00Z`,
      // One element: readers keep only the last.
      'dc:creator': creator ? verbatim(creator) : undefined,
      'media:content': item.attachments.filter((each) => each !== enclosure).map(mediaContent),
    }),
  };
}

function mediaContent({ url, title, mediaType, size }: Attachment) {
  return {
    '@_url': url,
    '@_type': mediaType,
    '@_fileSize': size,
    'media:title': { '@_type': 'plain', ...verbatim(title) },
  };
}

/**
 * Returns a text for `customData`, which @astrojs/rss parses. It trims the text and converts `007` to
 * 7, unless each character is in its own CDATA section.
 */
function verbatim(text: string) {
  return /^\p{L}(?:.*\S)?$/su.test(text) ? { '#text': text } : { '#cdata': [...text] };
}
