import type { APIRoute } from 'astro';
import { loadArchive } from '../load.ts';
import { absolute, sitemapPath } from '../paths.ts';

export const GET: APIRoute = async () => {
  const { site } = await loadArchive();
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absolute(sitemapPath, site)}\n`);
};
