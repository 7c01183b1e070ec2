import type { APIRoute } from 'astro';
import { topicFeed } from '../../../feeds/feed.ts';
import { feedRoutes, listFeed } from '../../../feeds/list-feed.ts';
import { newest } from '../../../feeds/selection.ts';
import { loadArchive } from '../../../load.ts';

export async function getStaticPaths() {
  return feedRoutes('topic', (await loadArchive()).topics);
}
export const GET: APIRoute = async ({ params }) => {
  const { site, topicsById } = await loadArchive();
  const topic = topicsById.get(params.topic ?? '')!;
  return listFeed(site, topicFeed(site, topic), newest(topic.talks));
};
