import type { APIRoute } from 'astro';
import { loadArchive } from '../load.ts';
import { openSearch } from '../search/open-search.ts';

export const GET: APIRoute = async () => {
  const { site } = await loadArchive();
  return new Response(openSearch(site), {
    headers: { 'Content-Type': 'application/opensearchdescription+xml' },
  });
};
