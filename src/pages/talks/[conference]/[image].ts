import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { archiveFolder } from '../../../authoring/folder.ts';
import { loadArchive } from '../../../load.ts';

/** The images that talks show, as they are. */
export async function getStaticPaths() {
  const { talks } = await loadArchive();
  return talks.flatMap(({ conference, images }) =>
    images.map((image) => ({ params: { conference: conference.id, image } })),
  );
}

export const GET: APIRoute<object, { conference: string; image: string }> = async ({ params }) =>
  new Response(
    await readFile(join(archiveFolder().content, 'talks', params.conference, params.image)),
  );
