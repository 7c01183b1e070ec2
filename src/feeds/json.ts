import type { Site } from '../archive/site.ts';
import { absolute } from '../paths.ts';
import type { Feed } from './feed.ts';
import type { FeedItem } from './item.ts';

/**
 * Returns a feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
 * @param items newest first
 */
export function json(site: Site, feed: Feed, items: readonly FeedItem[]): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: absolute(feed.page, site),
    feed_url: absolute(feed.path, site),
    description: feed.description,
    language: site.language,
    items: items.map(jsonItem),
  });
}

function jsonItem(item: FeedItem) {
  return {
    id: item.id,
    url: item.link,
    title: item.title,
    summary: item.summary || undefined,
    content_html: item.html,
    // An item has one of the two.
    content_text: item.html === undefined ? item.summary : undefined,
    date_published: `${item.published}T00:00:00Z`,
    date_modified: `${item.updated}T00:00:00Z`,
    authors: item.speakers.length ? item.speakers.map((name) => ({ name })) : undefined,
    tags: item.topics.length ? item.topics : undefined,
    language: item.language,
    attachments: item.attachments.length
      ? item.attachments.map(({ url, title, mediaType, size }) => ({
          url,
          mime_type: mediaType,
          title,
          size_in_bytes: size,
        }))
      : undefined,
  };
}
