import type { Site } from '../archive/site.ts';
import { absolute } from '../paths.ts';
import { feedMediaTypes, type Feed } from './feed.ts';
import { latest, type FeedItem } from './item.ts';
import { xmlDocument } from './xml.ts';

/**
 * Returns a feed as Atom (RFC 4287).
 * @param items newest first
 * @param name the last part of the feed's id, which doesn't change with the domain
 */
export function atom(site: Site, feed: Feed, items: readonly FeedItem[], name = ''): string {
  return xmlDocument({
    feed: {
      '@_xmlns': 'http://www.w3.org/2005/Atom',
      '@_xml:lang': site.language,
      id: `tag:${site.feedAuthority}:/${name}`,
      title: feed.title,
      subtitle: feed.description,
      // Atom requires a date even if the feed is empty; today's would change with every build.
      updated: `${latest(items) ?? '1970-01-01'}T00:00:00Z`,
      // Atom requires an author for entries without one.
      author: { name: site.title },
      link: [
        { '@_rel': 'self', '@_type': feedMediaTypes.atom, '@_href': absolute(feed.path, site) },
        { '@_rel': 'alternate', '@_type': 'text/html', '@_href': absolute(feed.page, site) },
      ],
      entry: items.map((item) => entry(site, item)),
    },
  });
}

function entry(site: Site, item: FeedItem) {
  return {
    ...(item.language === site.language ? {} : { '@_xml:lang': item.language }),
    id: item.id,
    title: item.title,
    published: `${item.published}T00:00:00Z`,
    updated: `${item.updated}T00:00:00Z`,
    author: item.speakers.map((name) => ({ name })),
    category: item.topics.map((topic) => ({ '@_term': topic })),
    link: [
      { '@_rel': 'alternate', '@_type': 'text/html', '@_href': item.link },
      ...item.attachments.map(({ url, title, mediaType, size }) => ({
        '@_rel': 'enclosure',
        '@_type': mediaType,
        '@_title': title,
        '@_length': size,
        '@_href': url,
      })),
    ],
    summary: item.summary || undefined,
    content: item.html === undefined ? undefined : { '@_type': 'html', '#text': item.html },
  };
}
