import { getRssString } from '@astrojs/rss';
import XMLBuilder from 'fast-xml-builder';
import { midnight } from '../archive/date.ts';
import { downloadMediaType } from '../archive/download.ts';
import type { Site } from '../archive/site.ts';
import type { Talk } from '../archive/talk.ts';
import { absolute, downloadPath, homePath, rssPath, talkPath } from '../paths.ts';
import { feedContent } from './content.ts';
import { newestForFeeds } from './selection.ts';

/**
 * The site's RSS 2.0 feed, after the RSS Advisory Board's profile.
 * @param talks newest first
 */
export function rss(site: Site, talks: readonly Talk[]): Promise<string> {
  const items = newestForFeeds(talks);
  return getRssString({
    title: site.title,
    description: site.description,
    site: absolute(homePath, site),
    xmlns: { atom: 'http://www.w3.org/2005/Atom', dc: 'http://purl.org/dc/elements/1.1/' },
    customData: xml({
      language: site.language,
      ...(items[0] ? { lastBuildDate: latest(items).toUTCString() } : {}),
      'atom:link': {
        '@_href': absolute(rssPath, site),
        '@_rel': 'self',
        '@_type': 'application/rss+xml',
      },
    }),
    items: items.map((talk) => item(site, talk)),
  });
}

function item(site: Site, talk: Talk) {
  const link = absolute(talkPath(talk), site);
  const kept = talk.downloads.find(({ size }) => size !== undefined);
  return {
    title: talk.title,
    link,
    pubDate: midnight(talk.arrived),
    description: talk.summary,
    content: feedContent(talk.html, link),
    categories: talk.topics.map(({ name }) => name),
    enclosure: kept && {
      url: absolute(downloadPath(kept), site),
      length: kept.size ?? 0,
      type: downloadMediaType(kept),
    },
    customData: xml({
      // The address may change, the id never does.
      guid: { '@_isPermaLink': 'false', '#text': talk.feedId },
      // One element: readers keep only the last.
      'dc:creator': talk.speakers.map(({ speaker }) => speaker.name).join(', ') || undefined,
    }),
  };
}

/** The feed's own date is its latest item's: the clock says nothing. */
function latest(talks: readonly Talk[]): Date {
  const days = talks.map(({ arrived, lastModified = '' }) =>
    arrived > lastModified ? arrived : lastModified,
  );
  return midnight(days.sort().at(-1) ?? '');
}

function xml(elements: Record<string, unknown>): string {
  return new XMLBuilder({ ignoreAttributes: false, suppressBooleanAttributes: false }).build(
    elements,
  );
}
