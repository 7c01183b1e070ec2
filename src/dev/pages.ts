import { createReadStream } from 'node:fs';
import { lstat, realpath } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import { isRunnableDevEnvironment, normalizePath, type Connect, type ViteDevServer } from 'vite';
import { contentType, fileType } from '../archive/file-types.ts';
import { sourceFolder } from '../loader/code-digest.ts';
import { fileOf, type Output } from '../outputs/output.ts';
import { decodePath, withBase } from '../paths.ts';
import type { Pages } from '../routes.ts';
import type { LiveSite } from './live-site.ts';

/**
 * Serves every file of the site: texts and images itself, pages through Astro's routes, which get
 * their views. Other requests are left to Vite.
 * @returns a promise that resolves after the first response
 */
export function servePages(
  site: LiveSite,
  publicFolder: string,
  server: ViteDevServer,
): Promise<void> {
  const updateRoutes = liveRoutes(server);
  // Astro fails at a path that can't be decoded, such as `/%`, before any middleware.
  server.httpServer?.prependListener('request', (request: IncomingMessage) => {
    const path = pathOf(request);
    if (path.includes('%') && decodePath(path) === path) request.url = path.replaceAll('%', '%25');
  });
  return new Promise((resolve) => {
    server.middlewares.use((request, response, next) => {
      response.once('close', resolve);
      answer(site, publicFolder, updateRoutes, request, response, next).catch(next);
    });
  });
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.replace(/[?#].*$/s, '');
}

type UpdateRoutes = (outputs: ReadonlyMap<string, Output>) => Promise<void>;

async function answer(
  site: LiveSite,
  publicFolder: string,
  updateRoutes: UpdateRoutes,
  request: Connect.IncomingMessage,
  response: ServerResponse,
  next: Connect.NextFunction,
) {
  const path = decodePath(pathOf(request));
  const outputs = await site.outputs();
  const file = fileOf(withBase(''), path.startsWith(withBase('')) ? path : withBase(path.slice(1)));
  const output = outputs.get(file) ?? outputs.get(`${file}/index.html`);
  if (output && 'text' in output) {
    // A former URL of a page may have any extension.
    const type = fileType(output.file) ? contentType(output.file) : 'text/html; charset=utf-8';
    response.setHeader('Content-Type', type);
    response.end(await output.text());
    return;
  }
  if (output && 'bytes' in output) {
    response.setHeader('Content-Type', contentType(file));
    response.end(await output.bytes());
    return;
  }
  if (output && 'picture' in output) {
    // Loaded lazily: it takes half a second.
    const { drawPicture } = await import('../pictures/draw.ts');
    response.setHeader('Content-Type', contentType(file));
    response.end(await drawPicture(output.picture));
    return;
  }
  const from = output ? 'from' in output && output.from : await publicFile(publicFolder, file);
  if (from) {
    response.setHeader('Content-Type', contentType(file));
    createReadStream(from).pipe(response);
  } else {
    await updateRoutes(outputs);
    next();
  }
}

/** Returns the path of a file of `public/` if neither it nor a folder above it is a link. */
async function publicFile(folder: string, file: string): Promise<string | undefined> {
  const root = await realpath(folder).catch(() => folder);
  const path = join(root, file);
  const target = await realpath(path).catch(() => undefined);
  const isFile = target === path && path.startsWith(root + sep) && (await lstat(path)).isFile();
  return isFile ? path : undefined;
}

/**
 * Returns a function that gives the pages to the routes of `src/pages` in Vite. It is to be called for
 * each request, because Vite reloads an edited module.
 */
function liveRoutes(server: ViteDevServer): UpdateRoutes {
  let latest: ReadonlyMap<string, Output> | undefined;
  let fileNames = '';
  return async (outputs) => {
    const { ssr } = server.environments;
    if (!isRunnableDevEnvironment(ssr)) throw new Error('Vite’s ssr environment can’t run modules');
    const { setPages } = (await ssr.runner.import(routesFile)) as typeof import('../routes.ts');
    setPages(pagesOf(outputs));
    if (outputs === latest) return;
    latest = outputs;
    const newNames = [...outputs.keys()].join('\n');
    // Astro caches the parameters of a route until its module is invalidated.
    if (newNames !== fileNames)
      for (const module of ssr.moduleGraph.idToModuleMap.values())
        if (module.file?.startsWith(pagesFolder)) ssr.moduleGraph.invalidateModule(module);
    fileNames = newNames;
  };
}

const routesFile = normalizePath(join(sourceFolder, 'routes.ts'));
const pagesFolder = normalizePath(join(sourceFolder, 'pages'));

function pagesOf(outputs: ReadonlyMap<string, Output>): Pages {
  return {
    params: (route) =>
      [...outputs.values()].flatMap((output) =>
        'view' in output && output.route === route ? [output.params] : [],
      ),
    view: (path) => {
      const output = outputs.get(fileOf('', path));
      return output && 'view' in output && output.view();
    },
  };
}
