import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, extname } from 'node:path';
import type { ViteDevServer } from 'vite';
import { siteFolders } from '../archive/site.ts';
import type { IndexFiles } from '../search/index/pagefind-format.ts';
import { indexFiles } from '../search/index/pagefind.ts';
import type { SearchRecord } from '../search/record.ts';
import type { LiveSite } from './live-site.ts';

/** Search in dev: indexes the talks at the first request, and after each change. */
export class LiveSearch {
  #files: Promise<IndexFiles> | undefined;

  constructor(server: ViteDevServer, site: LiveSite) {
    server.middlewares.use((request, response, next) => {
      const name = request.url?.match(/\/pagefind\/([^?]+)/)?.[1];
      if (!name) return next();
      this.#files ??= index(site);
      this.#files.then((files) => answer(response, name, files.get(name)), next);
    });
  }

  /** Makes the next request index again, after a change of content, code or styles. */
  invalidate(): void {
    this.#files = undefined;
  }
}

async function index(site: LiveSite): Promise<IndexFiles> {
  const records: [string, SearchRecord][] = [];
  for (const output of (await site.outputs()).values())
    if ('text' in output && output.file.startsWith(`${siteFolders.records}/`))
      records.push([basename(output.file, '.json'), JSON.parse(await output.text())]);
  return indexFiles(records);
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
