import { createServer, type Server } from 'node:http';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import sirv from 'sirv';
import { contentType } from '../archive/file-types.ts';
import { decodePath } from '../paths.ts';
import { headersFor } from '../outputs/headers.ts';

/**
 * Serves a built site under its base path as static hosts do, but only to this machine.
 * @param port 0 for any free port
 * @throws if the port is taken
 */
export async function serve(
  site: string,
  base: string,
  port: number,
): Promise<{ address: string; server: Server }> {
  const files = sirv(site, {
    dev: true,
    dotfiles: true,
    setHeaders(response, path) {
      // The path of a page is that of a folder.
      const isFile = statSync(join(site, path), { throwIfNoEntry: false })?.isFile();
      const type = contentType(isFile ? path : 'index.html');
      const headers = { 'Content-Type': type, ...headersFor(path.slice(1)) };
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    },
  });
  const notFound = await readFile(join(site, '404.html'));
  const server = createServer((request, response) => {
    const isBelowBase = request.url?.startsWith(base);
    if (isBelowBase) request.url = `/${request.url?.slice(base.length)}`;
    const answerNotFound = () => {
      const headers = { ...headersFor('404.html'), 'Content-Type': contentType('404.html') };
      response.writeHead(404, headers).end(notFound);
    };
    if (isBelowBase && !isOutside(site, request.url)) files(request, response, answerNotFound);
    else answerNotFound();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken; choose another, as in PORT=${port + 1} npm start`)
          : error,
      ),
    );
    server.listen(port, 'localhost', resolve);
  });
  const address = `http://localhost:${(server.address() as AddressInfo).port}${base}`;
  return { address, server };
}

/** Whether a path is a link, or below one, that leaves the site. */
function isOutside(site: string, url = ''): boolean {
  const path = join(site, decodePath(url.replace(/[?#].*$/s, '')));
  const root = realpathSync(site);
  return [path, join(path, 'index.html'), `${path}.html`, `${path}.htm`]
    .filter((each) => existsSync(each))
    .some((each) => relative(root, realpathSync(each)).startsWith('..'));
}
