import type { APIRoute } from 'astro';
import { loadArchive } from '../../../load.ts';
import { nameShards } from '../../../search/names.ts';

export async function getStaticPaths() {
  const files = nameShards(await loadArchive());
  return files.map((names, shard) => ({ params: { shard: String(shard) }, props: { names } }));
}

export const GET: APIRoute = ({ props }) => Response.json(props.names);
