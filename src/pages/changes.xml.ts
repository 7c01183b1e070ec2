import type { APIRoute } from 'astro';
import { atom } from '../feeds/atom.ts';
import { changesFeed } from '../feeds/feed.ts';
import { feedResponse } from '../feeds/media-types.ts';
import { revisions } from '../feeds/revisions.ts';
import { loadArchive } from '../load.ts';

export const GET: APIRoute = async () => {
  const { site, talks } = await loadArchive();
  return feedResponse('atom', atom(site, changesFeed(site), 'changes', revisions(site, talks)));
};
