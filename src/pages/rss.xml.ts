import type { APIRoute } from 'astro';
import { siteFeed } from '../feeds/feed.ts';
import { feedResponse } from '../feeds/media-types.ts';
import { rss } from '../feeds/rss.ts';
import { siteItems } from '../feeds/site-items.ts';
import { loadArchive } from '../load.ts';

export const GET: APIRoute = async () => {
  const { site, talks } = await loadArchive();
  return feedResponse('rss', await rss(site, siteFeed(site), siteItems(site, talks)));
};
