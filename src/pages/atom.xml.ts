import type { APIRoute } from 'astro';
import { atom } from '../feeds/atom.ts';
import { siteFeed } from '../feeds/feed.ts';
import { feedResponse } from '../feeds/media-types.ts';
import { siteItems } from '../feeds/site-items.ts';
import { loadArchive } from '../load.ts';
import { atomPath } from '../paths.ts';

export const GET: APIRoute = async () => {
  const { site, talks } = await loadArchive();
  return feedResponse('atom', atom(site, siteFeed(site, atomPath), '', siteItems(site, talks)));
};
