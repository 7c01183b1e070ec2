import type { APIRoute } from 'astro';
import { conferenceFeed } from '../../../feeds/feed.ts';
import { feedRoutes, listFeed } from '../../../feeds/list-feed.ts';
import { written } from '../../../feeds/selection.ts';
import { loadArchive } from '../../../load.ts';

export async function getStaticPaths() {
  return feedRoutes('conference', (await loadArchive()).conferences);
}
export const GET: APIRoute = async ({ params }) => {
  const { site, conferencesById } = await loadArchive();
  const conference = conferencesById.get(params.conference ?? '')!;
  return listFeed(site, conferenceFeed(site, conference), written(conference.talks));
};
