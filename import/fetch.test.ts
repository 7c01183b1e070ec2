import assert from 'node:assert/strict';
import { createServer, globalAgent, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, test } from 'node:test';
import { fetchUrl } from './fetch.ts';

const servers: Server[] = [];
after(() => {
  for (const server of servers) server.close();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
}

/** Who may be talked to on this machine, for the tests that need an answer. */
const anybody = () => globalAgent;

describe('a private address is never asked', () => {
  let asked = 0;
  for (const host of [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '2130706433',
    '0.0.0.0',
  ])
    test(host, async () => {
      const address = await serve((_, response) => {
        asked++;
        response.end('secret');
      });
      await assert.rejects(fetchUrl(address.replace('127.0.0.1', host)), /can’t read/);
      assert.equal(asked, 0);
    });

  test('nor the address where clouds keep credentials', async () => {
    await assert.rejects(fetchUrl('http://169.254.169.254/latest/'), /169\.254\.169\.254/);
  });

  test('nor one that a redirect leads to', async () => {
    const inner = await serve((_, response) => response.end('secret'));
    const outer = await serve((_, response) =>
      response.writeHead(302, { Location: inner.replace('127.0.0.1', 'localhost') }).end(),
    );
    const { useAgent } = await import('request-filtering-agent');
    const first = (url: string) => (url === outer ? globalAgent : useAgent(url));
    await assert.rejects(fetchUrl(outer, 1e6, first), /can’t read/);
  });
});

test('only http and https are read', async () => {
  for (const address of ['file:///etc/passwd', 'ftp://a.example/x', 'data://x'])
    await assert.rejects(fetchUrl(address), /use http: or https:/);
});

test('an answer is read, over a redirect too', async () => {
  const inner = await serve((_, response) => response.end('a feed'));
  const outer = await serve((_, response) => response.writeHead(301, { Location: inner }).end());
  assert.equal(String(await fetchUrl(outer, 1e6, anybody)), 'a feed');
});

test('an answer without end stops at the limit, redirects without end after five', async () => {
  const endless = await serve((_, response) => {
    const more = () => response.write('x'.repeat(65_536), () => !response.destroyed && more());
    more();
  });
  await assert.rejects(fetchUrl(endless, 1e6, anybody), /larger than 1 MB/);
  const circle = await serve((request, response) =>
    response.writeHead(302, { Location: request.url }).end(),
  );
  await assert.rejects(fetchUrl(circle, 1e6, anybody), /redirects more than five times/);
});

test('an error of the server is told', async () => {
  const gone = await serve((_, response) => response.writeHead(410).end());
  await assert.rejects(fetchUrl(gone, 1e6, anybody), /the server responded with 410/);
});
