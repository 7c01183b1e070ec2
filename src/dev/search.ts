import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import type { ViteDevServer } from 'vite';
import type { IndexFiles } from '../search/index/pagefind-format.ts';
import { createSearchIndex, searchFiles } from '../search/index/pagefind.ts';

/** Search in dev: indexes the dev server's talk pages at the first request, and after each change. */
export class LiveSearch {
  #files: Promise<IndexFiles> | undefined;

  constructor(server: ViteDevServer) {
    server.middlewares.use((request, response, next) => {
      const name = request.url?.match(/\/pagefind\/([^?]+)/)?.[1];
      if (!name) return next();
      this.#files ??= indexPages(server);
      this.#files.then((files) => answer(response, name, files.get(name)), next);
    });
  }

  /** Makes the next request index again, after a change of content, code or styles. */
  invalidate(): void {
    this.#files = undefined;
  }
}

async function indexPages(server: ViteDevServer): Promise<IndexFiles> {
  const [origin] = server.resolvedUrls?.local ?? [];
  if (!origin) throw new Error('search: the dev server has no URL yet');
  const index = await createSearchIndex();
  for (const url of await talkUrls(origin)) {
    const path = new URL(url).pathname;
    const page = await fetch(new URL(path, origin));
    const base = new URL(origin).pathname;
    await index.addHTMLFile({ url: `/${path.slice(base.length)}`, content: await page.text() });
  }
  const files = await searchFiles(index);
  await index.deleteIndex();
  return files;
}

async function talkUrls(origin: string): Promise<string[]> {
  const sitemap = await (await fetch(new URL('sitemap.xml', origin))).text();
  return [...sitemap.matchAll(/<loc>([^<]*\/talks\/[^<]*)<\/loc>/g)].flatMap(
    ([, url]) => url ?? [],
  );
}

function answer(response: ServerResponse<IncomingMessage>, name: string, file?: Uint8Array) {
  response.statusCode = file ? 200 : 404;
  const type = {
    '.js': 'text/javascript',
    '.json': 'application/json',
    '.wasm': 'application/wasm',
  };
  response.setHeader('Content-Type', type[extname(name) as '.js'] ?? 'application/octet-stream');
  response.end(file);
}
