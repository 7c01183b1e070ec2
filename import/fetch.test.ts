import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, test } from 'node:test';
import { fetchUrl } from './fetch.ts';

const servers: Server[] = [];
after(() => {
  for (const server of servers) server.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
}

/** Allows private addresses, because the tests' server has one. */
const anyAddress = () => true;

describe('no request goes to', () => {
  let requests = 0;
  for (const host of [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '2130706433',
    '0.0.0.0',
  ])
    test(host, async () => {
      const url = await serve((_, response) => {
        requests++;
        response.end('secret');
      });
      await assert.rejects(fetchUrl(url.replace('127.0.0.1', host)), /can’t read/);
      assert.equal(requests, 0);
    });

  test('a cloud’s metadata service', async () => {
    await assert.rejects(fetchUrl('http://169.254.169.254/latest/'), /169\.254\.169\.254/);
  });

  test('a private address behind a redirect', async () => {
    const inner = await serve((_, response) => response.end('secret'));
    let redirected = false;
    const outer = await serve((_, response) => {
      redirected = true;
      response.writeHead(302, { Location: inner.replace('127.0.0.1', 'localhost') }).end();
    });
    const onlyFirst = (address: string) => address === '127.0.0.1' && !redirected;
    await assert.rejects(fetchUrl(outer, 1e6, onlyFirst), /localhost has a private address/);
  });
});

test('only http and https are supported', async () => {
  for (const url of ['file:///etc/passwd', 'ftp://a.example/x', 'data://x'])
    await assert.rejects(fetchUrl(url), /use http: or https:/);
});

test('follows a redirect', async () => {
  const inner = await serve((_, response) => response.end('a feed'));
  const outer = await serve((_, response) => response.writeHead(301, { Location: inner }).end());
  assert.equal(String(await fetchUrl(outer, 1e6, anyAddress)), 'a feed');
});

test('stops an endless response at the limit, and endless redirects after five', async () => {
  const endless = await serve((_, response) => {
    const more = () => response.write('x'.repeat(65_536), () => !response.destroyed && more());
    more();
  });
  await assert.rejects(fetchUrl(endless, 1e6, anyAddress), /larger than 1 MB/);
  const loop = await serve((request, response) =>
    response.writeHead(302, { Location: request.url }).end(),
  );
  await assert.rejects(fetchUrl(loop, 1e6, anyAddress), /redirects more than five times/);
});

test('reports an error of the server', async () => {
  const gone = await serve((_, response) => response.writeHead(410).end());
  await assert.rejects(fetchUrl(gone, 1e6, anyAddress), /the server responded with 410/);
});
