import type { APIRoute } from 'astro';
import { sitemap } from '../permanence/sitemap.ts';
import { loadArchive } from '../load.ts';

export const GET: APIRoute = async () =>
  new Response(await sitemap(await loadArchive()), {
    headers: { 'Content-Type': 'application/xml' },
  });
