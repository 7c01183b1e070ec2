import assert from 'node:assert/strict';
import { createServer as createHttp, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createServer as createTcp } from 'node:net';
import { after, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { LinkFacts } from '../loader/facts.ts';
import {
  closeServers,
  endless,
  listen,
  manners,
  page,
  pdf,
  serve,
  serveBytes,
} from '../test/misbehaving-servers.ts';
import { ask } from './ask.ts';
import type { Outcome } from './link-state.ts';
import { PoliteClient } from './polite-client.ts';
import { isPublicAddress } from './public-network.ts';

const client = new PoliteClient('Aftertalk (+https://trial.example/)', manners);
after(async () => {
  await client.close();
  closeServers();
});

const slides = { status: 'ok', size: 5, mediaType: 'application/pdf', movedTo: undefined };
const wasFile: LinkFacts = { status: 'ok', since: '2020-01-31', mediaType: 'application/pdf' };

/** Asserts what follows from a server's answer to a path. */
function answers(
  name: string,
  listener: RequestListener,
  expected: Outcome | RegExp,
  { path = '/slides.pdf', former }: { path?: string; former?: LinkFacts } = {},
) {
  test(name, async () =>
    agree(await ask(client, (await serve(listener)) + path, former), expected),
  );
}

/** @param expected an outcome, or what its status and reason match */
function agree(outcome: Outcome, expected: Outcome | RegExp) {
  if (!(expected instanceof RegExp)) assert.deepEqual(outcome, expected);
  else assert.match([outcome.status, 'reason' in outcome && outcome.reason].join(': '), expected);
}

describe('what answers', { concurrency: true }, () => {
  answers('a file', (_, response) => pdf(response), slides as Outcome);

  answers('a page', (_, response) => page(response), /^ok/, { path: '/' });

  answers('a page that is named like a file', (_, response) => page(response, 'slides.pdf'), /^ok/);

  answers(
    '405 to HEAD',
    ({ method }, response) => (method === 'HEAD' ? response.writeHead(405).end() : pdf(response)),
    slides as Outcome,
  );

  answers(
    '403 to HEAD',
    ({ method }, response) => (method === 'HEAD' ? response.writeHead(403).end() : pdf(response)),
    slides as Outcome,
  );

  answers(
    'a socket closed at HEAD',
    ({ method, socket }, response) => (method === 'HEAD' ? socket.destroy() : pdf(response)),
    slides as Outcome,
  );

  answers(
    'HEAD without a type',
    ({ method }, response) => (method === 'HEAD' ? response.end() : pdf(response)),
    slides as Outcome,
  );

  {
    let gets = 0;
    answers(
      '500, then a file',
      ({ method }, response) => {
        if (method === 'HEAD' || gets++ === 0) response.writeHead(500).end();
        else pdf(response);
      },
      slides as Outcome,
    );
  }

  {
    let requests = 0;
    answers(
      '429 with a short Retry-After, then a file',
      (_, response) => {
        if (requests++ === 0) response.writeHead(429, { 'Retry-After': '1' }).end();
        else pdf(response);
      },
      slides as Outcome,
    );
  }

  answers('an endless body', endless, /^ok/);

  answers(
    'a body that never ends',
    ({ method }, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      if (method === 'HEAD') response.end();
      else response.write('<title>');
    },
    /^ok/,
  );

  answers(
    'a body shorter than its length',
    ({ socket }, response) => {
      response.writeHead(200, { 'Content-Type': 'application/zip', 'Content-Length': 9 });
      response.write('PK');
      socket.end();
    },
    { status: 'ok', size: 9, mediaType: 'application/zip', movedTo: undefined },
  );

  answers(
    'a compressed bomb, whose size is not the file’s',
    (_, response) => {
      const bomb = gzipSync(Buffer.alloc(1e6));
      response.writeHead(200, {
        'Content-Type': 'application/pdf',
        'Content-Encoding': 'gzip',
        'Content-Length': bomb.length,
      });
      response.end(bomb);
    },
    { status: 'ok', size: undefined, mediaType: 'application/pdf', movedTo: undefined },
  );

  answers(
    'a type that is none',
    (_, response) => response.setHeader('Content-Type', 'nonsense').end('x'),
    /^ok/,
  );

  test('a permanent redirect, with the URL where it ends', async () => {
    const inner = `${await serve((_, response) => pdf(response))}/slides.pdf`;
    const outer = await serve((_, response) => response.writeHead(301, { Location: inner }).end());
    assert.deepEqual(await ask(client, outer, undefined), { ...slides, movedTo: inner });
  });

  answers(
    'a temporary redirect, without it',
    ({ url }, response) => {
      if (url === '/now/slides.pdf') pdf(response);
      else response.writeHead(302, { Location: 'now/slides.pdf' }).end();
    },
    slides as Outcome,
  );
});

describe('what is missing', { concurrency: true }, () => {
  for (const status of [404, 410, 500, 501, 520])
    answers(`HTTP ${status}`, (_, response) => response.writeHead(status).end(), {
      status: 'missing',
      reason: `HTTP ${status}`,
    });

  answers('no answer', () => {}, { status: 'missing', reason: 'no answer in time' });

  answers('headers that stop', ({ socket }) => socket.write('HTTP/1.1 200 OK\r\nServer: x'), {
    status: 'missing',
    reason: 'no answer in time',
  });

  answers('a closed socket', ({ socket }) => socket.destroy(), {
    status: 'missing',
    reason: 'connection closed',
  });

  for (const [name, bytes] of [
    ['a response without a status', 'Content-Type: text/html\r\n\r\n'],
    ['a response that is no HTTP', '220 mail.example ESMTP\r\n'],
    ['a status that is no number', 'HTTP/1.1 OK\r\n\r\n'],
    ['headers without an end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx'],
  ] as const)
    test(name, async () => {
      const url = await serveBytes((socket) => socket.end(bytes));
      agree(await ask(client, url, undefined), /^missing: /);
    });

  test('a port that nobody listens to', async () => {
    const server = createTcp();
    const url = `http://${await listen(server)}`;
    await new Promise((done) => server.close(done));
    agree(await ask(client, url, undefined), /^missing: connection refused$/);
  });

  test('a redirect in a circle', async () => {
    const url = await serve(({ url }, response) =>
      response.writeHead(302, { Location: url === '/a' ? '/b' : '/a' }).end(),
    );
    agree(await ask(client, url, undefined), /^missing: redirects in a circle$/);
  });

  {
    let count = 0;
    answers(
      'redirects without an end',
      (_, response) => response.writeHead(302, { Location: `/${count++}` }).end(),
      /^missing: redirects too often$/,
    );
  }

  for (const location of ['http://[', 'https://', ''])
    answers(
      `a redirect to “${location}”`,
      (_, response) => response.writeHead(302, { Location: location }).end(),
      /^missing: redirects to no URL$/,
    );

  answers('a redirect to nowhere', (_, response) => response.writeHead(302).end(), /^missing: /);

  const apology: RequestListener = (_, response) => page(response, 'Page Not Found | Example');
  answers('a page that says so, where a file was', apology, /^missing: a page instead/);

  answers(
    'a redirect from a file to the home page',
    ({ url }, response) =>
      url === '/' ? page(response) : response.writeHead(302, { Location: '/' }).end(),
    /^missing: a page instead/,
  );

  answers('any page where there was a file', (_, response) => page(response), /^missing: a page/, {
    path: '/download',
    former: wasFile,
  });
});

describe('what is unclear', { concurrency: true }, () => {
  for (const status of [400, 401, 403, 406, 451, 999])
    answers(`HTTP ${status}`, (_, response) => response.writeHead(status).end(), {
      status: 'unclear',
      reason: `HTTP ${status}`,
    });

  answers(
    'a redirect that wants its cookie back',
    ({ url }, response) => response.writeHead(302, { Location: url, 'Set-Cookie': 'seen=1' }).end(),
    /^unclear: redirects until/,
  );

  for (const location of [
    'http://169.254.169.254/latest/',
    'http://10.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:192.168.0.1]/',
    'http://2130706434/',
    'ftp://a.example/slides.pdf',
    'file:///etc/passwd',
    'javascript:alert(1)',
  ])
    answers(
      `a redirect to ${location}`,
      (_, response) => response.writeHead(302, { Location: location }).end(),
      /^unclear: /,
    );

  test('a port without TLS, and a server without a certificate', async () => {
    const plain = await serve((_, response) => pdf(response));
    const bare = await listen(createHttps((_, response) => pdf(response)));
    for (const url of [plain.replace('http:', 'https:'), `https://${bare}`])
      agree(await ask(client, url, undefined), /^unclear: (?:EPROTO|ERR_SSL)/);
  });

  test('a host name with a private address', async () => {
    let requests = 0;
    const url = await serve((_, response) => {
      requests++;
      pdf(response);
    });
    const strict = new PoliteClient('Aftertalk', { ...manners, isAllowed: isPublicAddress });
    for (const host of ['localhost', '127.0.0.1', '0x7f.1', '[::ffff:7f00:1]'])
      agree(await ask(strict, url.replace('127.0.0.1', host), undefined), /^unclear: a private/);
    await strict.close();
    assert.equal(requests, 0);
  });
});

describe('a robots.txt', { concurrency: true }, () => {
  /** Asks a server with a robots.txt, and returns the outcome and the paths that were requested. */
  async function obey(robots: RequestListener, path = '/private/slides.pdf') {
    const requests: string[] = [];
    const server = createHttp((request, response) => {
      requests.push(request.url ?? '');
      (request.url === '/robots.txt' ? robots : (_: unknown, to: ServerResponse) => pdf(to))(
        request,
        response,
      );
    });
    const outcome = await ask(client, `http://${await listen(server)}${path}`, undefined);
    return { outcome, requests };
  }
  const rules = 'User-agent: *\nDisallow: /private/\n';

  test('that disallows a link is obeyed', async () => {
    const { outcome, requests } = await obey((_, response) => response.end(rules));
    assert.deepEqual(outcome, { status: 'unclear', reason: 'robots.txt' });
    assert.deepEqual(requests, ['/robots.txt']);
  });

  test('that names this program is obeyed', async () => {
    const named = 'User-agent: aftertalk\nDisallow: /\n';
    const { outcome } = await obey((_, response) => response.end(named), '/');
    assert.deepEqual(outcome, { status: 'unclear', reason: 'robots.txt' });
  });

  test('behind a redirect is obeyed', async () => {
    const rulesAt = `${await serve((_, response) => response.end(rules))}/rules`;
    const { outcome } = await obey((_, response) =>
      response.writeHead(301, { Location: rulesAt }).end(),
    );
    assert.deepEqual(outcome, { status: 'unclear', reason: 'robots.txt' });
  });

  test('that allows a link lets it be asked', async () => {
    const { outcome } = await obey((_, response) => response.end(rules), '/public/slides.pdf');
    assert.deepEqual(outcome, slides);
  });

  test('with a Crawl-delay of a day leaves the host alone', async () => {
    const delay = 'User-agent: *\nCrawl-delay: 86400\n';
    const { outcome, requests } = await obey((_, response) => response.end(delay));
    assert.equal(outcome.status, 'unclear');
    assert.deepEqual(requests, ['/robots.txt']);
  });

  test('that fails leaves the host alone', async () => {
    const { outcome } = await obey((_, response) => response.writeHead(500).end());
    assert.deepEqual(outcome, { status: 'unclear', reason: 'robots.txt: HTTP 500' });
  });

  test('that is missing, compressed, endless or a page allows everything', async () => {
    for (const robots of [
      (_, response) => response.writeHead(404).end(),
      (_, response) => page(response),
      (_, response) => response.setHeader('Content-Encoding', 'gzip').end(gzipSync(rules)),
      ({ socket }) => socket.destroy(),
      endless,
    ] satisfies RequestListener[])
      assert.deepEqual((await obey(robots)).outcome, slides);
  });
});

test('a host is asked one request after the other', async () => {
  let running = 0;
  let most = 0;
  const origin = await serve((_, response) => {
    most = Math.max(most, ++running);
    setImmediate(() => {
      running--;
      pdf(response);
    });
  });
  const urls = [...Array(10).keys()].map((number) => `${origin}/${number}.pdf`);
  await Promise.all(urls.map((url) => ask(client, url, undefined)));
  assert.equal(most, 1);
});

test('a host that asks for an hour is left alone for the rest of the run', async () => {
  let requests = 0;
  const origin = await serve((_, response) => {
    requests++;
    response.writeHead(429, { 'Retry-After': '3600' }).end();
  });
  for (const path of ['/a', '/b', '/c'])
    agree(await ask(client, origin + path, undefined), /^unclear: HTTP 429/);
  assert.equal(requests, 1);
});

test('requests name the program and its site', async () => {
  const origin = await serve(({ headers }, response) => {
    if (headers['user-agent'] === 'Aftertalk (+https://trial.example/)') pdf(response);
    else response.writeHead(404).end();
  });
  assert.deepEqual(await ask(client, origin, undefined), slides);
});
