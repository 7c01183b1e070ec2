import type { APIRoute } from 'astro';
import { rss } from '../feeds/rss.ts';
import { loadArchive } from '../load.ts';

export const GET: APIRoute = async () => {
  const { site, talks } = await loadArchive();
  const feed = await rss(site, talks);
  return new Response(feed, { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } });
};
