import { createServer as createHttp, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTcp, type AddressInfo, type Server, type Socket } from 'node:net';
import { isPublicAddress } from '../links/public-network.ts';
import { goodManners } from '../links/manners.ts';

/** Of a server that is reached through the loopback address alone. */
export const manners = {
  ...goodManners,
  pause: 0,
  timeout: 1000,
  backoff: 1,
  patience: 2000,
  isAllowed: (address: string) => address === '127.0.0.1' || isPublicAddress(address),
};
const servers: Server[] = [];
const sockets = new Set<Socket>();

export function closeServers(): void {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
}

export async function listen(server: Server): Promise<string> {
  servers.push(server);
  server.on('connection', (socket) => sockets.add(socket.on('error', () => {})));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Starts a server without a robots.txt. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createHttp((request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end();
    else listener(request, response);
  });
  return `http://${await listen(server)}`;
}

/** Starts a server that writes bytes, whatever it is asked. */
export async function serveBytes(answer: (socket: Socket) => void): Promise<string> {
  return `http://${await listen(createTcp((socket) => socket.once('data', () => answer(socket))))}`;
}

export function page(response: ServerResponse, title = 'Home') {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(`<!doctype html><title>${title}</title>`);
}

export function pdf(response: ServerResponse) {
  response.writeHead(200, { 'Content-Type': 'application/pdf', 'Content-Length': 5 });
  response.end('%PDF-');
}

export const endless: RequestListener = ({ method }, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html' });
  const more = () => response.write('#'.repeat(65_536), () => !response.destroyed && more());
  if (method === 'HEAD') response.end();
  else more();
};
