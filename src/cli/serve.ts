import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';

/**
 * Serves a built site on this machine alone, under its base path, as static hosts do.
 * @param port 0 takes any free one
 * @throws one sentence where the port is taken
 */
export async function serve(
  site: string,
  base: string,
  port: number,
): Promise<{ address: string; server: Server }> {
  const files = sirv(site, { dev: true, dotfiles: true });
  const notFound = await readFile(join(site, '404.html'));
  const server = createServer((request, response) => {
    const inside = request.url?.startsWith(base);
    if (inside) request.url = `/${request.url?.slice(base.length)}`;
    const refuse = () => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(notFound);
    };
    if (inside) files(request, response, refuse);
    else refuse();
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
