import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { isRunnableDevEnvironment, normalizePath, type Connect, type ViteDevServer } from 'vite';
import { sourceFolder } from '../loader/code-digest.ts';
import type { Output } from '../outputs/output.ts';
import { fileOf } from '../outputs/output.ts';
import { withBase } from '../paths.ts';
import { routePath, type Pages } from '../routes.ts';
import type { LiveSite } from './live-site.ts';

/**
 * Answers for every file of the site: for texts and images itself, for a page by telling the routes
 * in Vite what it shows. Anything else is Vite's or the archive's own, or isn't found.
 * @returns when the first answer was given
 */
export function servePages(site: LiveSite, server: ViteDevServer): Promise<void> {
  const routes = new LiveRoutes(server);
  return new Promise((shown) => {
    server.middlewares.use((request, response, next) => {
      response.once('close', shown);
      answer(site, routes, request, response, next).catch(next);
    });
  });
}

async function answer(
  site: LiveSite,
  routes: LiveRoutes,
  request: Connect.IncomingMessage,
  response: ServerResponse,
  next: Connect.NextFunction,
) {
  const path = decoded((request.url ?? '').replace(/[?#].*$/s, ''));
  const outputs = await site.outputs();
  const file = fileOf(withBase(''), path.startsWith(withBase('')) ? path : withBase(path.slice(1)));
  const output = outputs.get(file) ?? outputs.get(`${file}/index.html`);
  const type = types[extname(file) as '.xml'];
  if (output && 'of' in output) {
    response.setHeader('Content-Type', type ?? 'text/html; charset=utf-8');
    response.end(await output.text());
  } else if (output && 'from' in output) {
    if (type) response.setHeader('Content-Type', type);
    createReadStream(output.from).pipe(response);
  } else {
    await routes.show(outputs);
    next();
  }
}

/** Returns a path without percent signs, or as it is: `/%` is no address. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** The routes of `src/pages` as Vite runs them, told of the archive's pages. */
class LiveRoutes {
  #server: ViteDevServer;
  #shown: ReadonlyMap<string, Output> | undefined;

  constructor(server: ViteDevServer) {
    this.#server = server;
  }

  /** Tells them again each time: Vite forgets what it was told when a module is edited. */
  async show(outputs: ReadonlyMap<string, Output>): Promise<void> {
    const { ssr } = this.#server.environments;
    if (!isRunnableDevEnvironment(ssr)) throw new Error('Vite runs no pages here');
    const { setPages } = (await ssr.runner.import(routesFile)) as typeof import('../routes.ts');
    if (outputs !== this.#shown) {
      this.#shown = outputs;
      this.#pages = pagesOf(outputs);
      // Astro remembers the parameters of a route for as long as its module stays the same.
      for (const module of ssr.moduleGraph.idToModuleMap.values())
        if (module.file?.startsWith(pagesFolder)) ssr.moduleGraph.invalidateModule(module);
    }
    setPages(this.#pages);
  }

  #pages: Pages = { params: () => [], view: () => undefined };
}

const routesFile = normalizePath(join(sourceFolder, 'routes.ts'));
const pagesFolder = normalizePath(join(sourceFolder, 'pages'));

function pagesOf(outputs: ReadonlyMap<string, Output>): Pages {
  const pages = [...outputs.values()].filter((output) => 'view' in output);
  const params = Map.groupBy(pages, ({ route }) => route);
  const byPath = new Map(pages.map((page) => [routePath(page.route, page.params), page]));
  return {
    params: (route) => params.get(route)?.map((page) => page.params) ?? [],
    view: (path) => byPath.get(path)?.view(),
  };
}

const types = {
  '.xml': 'application/xml; charset=utf-8',
  '.opml': 'text/x-opml; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};
