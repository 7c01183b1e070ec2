import type { Archive } from '../archive/archive.ts';
import { absolute } from '../paths.ts';
import { wordsOf } from '../words/index.ts';
import { changesFeed, feedGroups, siteFeed, type Feed } from './feed.ts';
import { xmlDocument } from './xml.ts';

/** Returns the feeds of the site, conferences, series and topics as OPML 2.0, for a single import. */
export function opml(archive: Archive): string {
  const { site } = archive;
  const outline = (feed: Feed) => ({
    '@_type': 'rss',
    '@_text': feed.title,
    '@_title': feed.title,
    '@_xmlUrl': absolute(feed.path, site),
    '@_htmlUrl': absolute(feed.page, site),
  });
  return xmlDocument({
    opml: {
      '@_version': '2.0',
      head: { title: wordsOf(site).feedsOf(site.title) },
      body: {
        outline: [
          ...[siteFeed(site), changesFeed(site)].map(outline),
          ...feedGroups(archive).map(({ name, feeds }) => ({
            '@_text': name,
            outline: feeds.map(({ feed }) => outline(feed)),
          })),
        ],
      },
    },
  });
}
