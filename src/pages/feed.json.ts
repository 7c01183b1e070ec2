import type { APIRoute } from 'astro';
import { siteFeed } from '../feeds/feed.ts';
import { json } from '../feeds/json.ts';
import { feedResponse } from '../feeds/media-types.ts';
import { siteItems } from '../feeds/site-items.ts';
import { loadArchive } from '../load.ts';
import { feedJsonPath } from '../paths.ts';

export const GET: APIRoute = async () => {
  const { site, talks } = await loadArchive();
  return feedResponse('json', json(site, siteFeed(site, feedJsonPath), siteItems(site, talks)));
};
