import type { APIRoute } from 'astro';
import { feedResponse } from '../feeds/media-types.ts';
import { opml } from '../feeds/opml.ts';
import { loadArchive } from '../load.ts';

export const GET: APIRoute = async () => feedResponse('opml', opml(await loadArchive()));
