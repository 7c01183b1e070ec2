import type { APIRoute } from 'astro';
import { seriesTalks } from '../../../archive/series.ts';
import { seriesFeed } from '../../../feeds/feed.ts';
import { feedRoutes, listFeed } from '../../../feeds/list-feed.ts';
import { newest } from '../../../feeds/selection.ts';
import { loadArchive } from '../../../load.ts';

export async function getStaticPaths() {
  return feedRoutes('series', (await loadArchive()).series);
}
export const GET: APIRoute = async ({ params }) => {
  const { site, seriesById } = await loadArchive();
  const series = seriesById.get(params.series ?? '')!;
  return listFeed(site, seriesFeed(site, series), newest(seriesTalks(series)));
};
