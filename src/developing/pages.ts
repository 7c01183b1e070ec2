import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname } from 'node:path';
import type { Connect, ViteDevServer } from 'vite';
import type { Output } from '../outputs/output.ts';
import { fileOf } from '../outputs/output.ts';
import { at } from '../paths.ts';
import type { Shown } from '../views/index.ts';
import type { LiveSite } from './live-site.ts';

/**
 * Answers for every file of the site: texts and images at once; a page is handed to Astro with what
 * it shows. What is none of them is Vite's or the archive's own, or it is not found.
 * @returns when the first answer was given
 */
export function servePages(site: LiveSite, server: ViteDevServer): Promise<void> {
  return new Promise((shown) => {
    server.middlewares.use((request, response, next) => {
      response.once('close', shown);
      answer(site, request, response, next).catch(next);
    });
  });
}

async function answer(
  site: LiveSite,
  request: Connect.IncomingMessage,
  response: ServerResponse,
  next: Connect.NextFunction,
) {
  const path = decodeURI((request.url ?? '').replace(/[?#].*$/s, ''));
  const outputs = await site.outputs();
  const file = fileOf(at(''), path.startsWith(at('')) ? path : at(path.slice(1)));
  const output = outputs.get(file) ?? outputs.get(`${file}/index.html`);
  const type = types[extname(file) as '.xml'];
  if (output && 'of' in output) {
    response.setHeader('Content-Type', type ?? 'text/html; charset=utf-8');
    response.end(await output.text());
  } else if (output && 'from' in output) {
    if (type) response.setHeader('Content-Type', type);
    createReadStream(output.from).pipe(response);
  } else {
    show(request, output ?? outputs.get('404.html'));
    next();
  }
}

/** Astro takes what a page is to know from here, as its adapters for servers do. */
function show(request: Connect.IncomingMessage, output: Output | undefined) {
  if (!output || !('view' in output)) return;
  const page: Shown = { template: output.template, view: output.view() };
  Reflect.set(request, Symbol.for('astro.locals'), { page });
}

const types = {
  '.xml': 'application/xml; charset=utf-8',
  '.opml': 'text/x-opml; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};
