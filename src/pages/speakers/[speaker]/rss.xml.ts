import type { APIRoute } from 'astro';
import { speakerFeed } from '../../../feeds/feed.ts';
import { feedRoutes, listFeed } from '../../../feeds/list-feed.ts';
import { newest } from '../../../feeds/selection.ts';
import { loadArchive } from '../../../load.ts';

export async function getStaticPaths() {
  return feedRoutes('speaker', (await loadArchive()).speakers);
}
export const GET: APIRoute = async ({ params }) => {
  const { site, speakersById } = await loadArchive();
  const speaker = speakersById.get(params.speaker ?? '')!;
  return listFeed(site, speakerFeed(site, speaker), newest(speaker.talks));
};
