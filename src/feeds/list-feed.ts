import { seriesTalks, type Series } from '../archive/series.ts';
import type { Site } from '../archive/site.ts';
import type { Talk } from '../archive/talk.ts';
import type { Feed } from './feed.ts';
import { feedItem } from './item.ts';
import { feedResponse } from './media-types.ts';
import { rss } from './rss.ts';

/** The routes of the lists that have a feed: of those with talks. */
export function feedRoutes<Name extends string>(
  name: Name,
  lists: readonly (Series | { id: string; talks: readonly Talk[] })[],
) {
  return lists
    .filter((list) => ('talks' in list ? list.talks : seriesTalks(list)).length > 0)
    .map(({ id }) => ({ params: { [name]: id } as Record<Name, string> }));
}

/** The RSS feed of a list of talks, all that are given: `newest` and `written` choose them. */
export async function listFeed(site: Site, feed: Feed, talks: readonly Talk[]): Promise<Response> {
  const items = talks.map((talk) => feedItem(site, talk));
  return feedResponse('rss', await rss(site, feed, items));
}
