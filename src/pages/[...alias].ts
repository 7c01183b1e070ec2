import type { APIRoute } from 'astro';
import { loadArchive } from '../load.ts';
import { absolute } from '../paths.ts';
import { redirectFile, redirectPage, redirects } from '../permanence/redirects.ts';

export async function getStaticPaths() {
  const archive = await loadArchive();
  return redirects(archive).map(({ from, to }) => ({
    params: { alias: redirectFile(from) },
    props: { to: absolute(to, archive.site) },
  }));
}

export const GET: APIRoute<{ to: string }> = ({ props }) => new Response(redirectPage(props.to));
