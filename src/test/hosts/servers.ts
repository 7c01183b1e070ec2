import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { contentType } from '../../archive/file-types.ts';
import { headersFor } from '../../outputs/headers.ts';
import { withBase } from '../../paths.ts';
import { hostRules } from '../../redirects/host-rules.ts';
import { redirectFile, redirectPage } from '../../redirects/redirects.ts';
import { freePort } from '../commands.ts';
import { hostConfigurations, installServers } from '../host-configurations.ts';
import { siteFiles } from '../site-files.ts';
import { awkward, sample } from '../sites.ts';

// Runs the configurations of docs/hosting.md with a site that src/test/prepare.ts builds. With
// BASE_URL, that is one under a base path, as servers-base.ts runs it.
const base = withBase('');
const built = base === '/' ? sample : awkward;

/** Characters that mean something in a URL, or in the configuration of a server. */
const hostile = [
  '/2011/zmq/',
  '/old.html',
  '/index.php',
  '/a%20b/',
  '/caf%C3%A9/',
  '/日本語/',
  '/%E6%97%A5/',
  '/a+b/',
  '/a&b;c,d=e/',
  '/a%26b/',
  '/%3Fp=12',
  '/a%23b/',
  '/100%25/',
  '/%22quoted%22/',
  "/it's/",
  '/$uri/',
  '/${name}/',
  '/{path}/',
  '/(a|b)[c]/',
  '/^x.y$/',
  '/.*/',
  '/a*/',
  '/:splat/',
  '/~/',
  '/UPPER/',
  '/topics/old/rss.xml',
];
const redirects = hostile.map((from, index) => ({ from, to: withBase(`talks/conf/t${index}/`) }));

/** Pages of withdrawn talks. */
const gone = [withBase('talks/conf/gone/'), withBase('talks/conf/gone-too/')];

const folder = mkdtempSync(join(tmpdir(), 'aftertalk-hosts-'));
// Servers that root starts read files as another user.
chmodSync(folder, 0o755);
const root = join(folder, 'root');
const site = join(root, base);
const servers: ChildProcess[] = [];
after(() => {
  for (const server of servers) server.kill();
  rmSync(folder, { recursive: true });
});

cpSync(built.out, site, { recursive: true });
for (const [file, text] of Object.entries(hostRules(redirects, gone)))
  write(join('root', base, file), text());
for (const { from, to } of redirects) {
  write(join('root', base, redirectFile(from)), redirectPage(to, { language: 'en' }));
  write(join('root', to, 'index.html'), to);
}
for (const path of gone) write(join('root', path, 'index.html'), `${path} is withdrawn`);
installServers();
const configurations = hostConfigurations({ folder, root, base });

for (const [name, configuration] of Object.entries(configurations))
  describe(name, async () => {
    const port = await freePort();
    const [file, text, program = '', ...args] = configuration(port);
    write(file, text);
    const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    servers.push(server);
    let errors = '';
    server.stderr.on('data', (data) => (errors += data));
    const answer = (path: string) =>
      fetch(`http://localhost:${port}${path}`, { redirect: 'manual' });

    test('starts with the file that the build writes', async () => {
      for (let tries = 0; ; tries++)
        try {
          assert.equal((await answer(base)).status, 200);
          break;
        } catch (error) {
          assert.ok(tries < 100 && server.exitCode === null, `${errors} ${error}`);
          await new Promise((next) => setTimeout(next, 100));
        }
    });

    const ask = (path: string, headers: Record<string, string> = {}) =>
      new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
        (resolve, reject) =>
          get({ host: 'localhost', port, path, headers }, async (response) => {
            const body = Buffer.concat(await response.toArray());
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
          }).on('error', reject),
      );

    test('sends every file of the site, with its type and headers', async () => {
      const moved = new Set(redirects.map(({ from }) => redirectFile(from)));
      for (const file of siteFiles(built)) {
        if (/^(?:data\/redirects\/|_|\.)/.test(file) || moved.has(file)) continue;
        const path = encodeURI(withBase(file.replace(/(?:^|(?<=\/))index\.html$/, '')));
        const { status, headers, body } = await ask(path.replace(/[?#]/g, encodeURIComponent));
        assert.equal(status, 200, file);
        assert.ok(body.equals(readFileSync(join(site, file))), `${file} has other bytes`);
        const expected: Record<string, string> = {
          'Cache-Control': 'no-cache',
          ...headersFor(file),
        };
        if (/\.(?:html|css|js|json|xml|svg)$/.test(file) && !expected['Content-Type'])
          expected['Content-Type'] = contentType(file);
        for (const [name, value] of Object.entries(expected))
          assert.equal(typeOf(headers[name.toLowerCase()]), typeOf(value), `${file}: ${name}`);
        if (!expected['Access-Control-Allow-Origin'])
          assert.equal(headers['access-control-allow-origin'], undefined, file);
      }
    });

    test('sends its page and its headers for what isn’t there', async () => {
      for (const path of ['nothing', 'nothing/', 'talks/nothing/rss.xml', 'assets/nothing.js']) {
        const { status, headers, body } = await ask(withBase(path));
        assert.equal(status, 404, path);
        assert.ok(body.equals(readFileSync(join(site, '404.html'))), path);
        assert.match(String(headers['content-type']), /^text\/html/);
        assert.equal(headers['cache-control'], 'no-cache', path);
        assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/);
      }
      assert.ok((await ask(withBase('about'))).status >= 301);
    });

    test('compresses texts, and answers with 304 what hasn’t changed', async () => {
      const texts = ['', 'rss.xml', 'feed.json', 'data/talks.json', 'atom.xml', 'sitemap.xml'];
      const [style = ''] = siteFiles(built).filter((file) => /^assets\/Page.*\.css$/.test(file));
      for (const path of [...texts, style].map(withBase)) {
        const compressed = await ask(path, { 'Accept-Encoding': 'gzip' });
        assert.equal(compressed.headers['content-encoding'], 'gzip', path);
        assert.ok(compressed.body.length < (await ask(path)).body.length / 2, path);
        const tag = String(compressed.headers.etag);
        const again = { 'Accept-Encoding': 'gzip', 'If-None-Match': tag };
        assert.equal((await ask(path, again)).status, 304, `${path} ${tag}`);
      }
    });

    for (const path of gone)
      test(`sends the page of ${path} with status 410`, async () => {
        const response = await answer(path);
        assert.equal(response.status, 410);
        assert.equal(await response.text(), `${path} is withdrawn`);
        assert.match(response.headers.get('Content-Type') ?? '', /^text\/html/);
      });

    for (const { from, to } of redirects)
      test(`redirects ${from} with status 301`, async () => {
        const slashless = /\/$/.test(from) ? [from.slice(0, -1)] : [];
        for (const path of [from, ...slashless].map((each) => withBase(each.slice(1)))) {
          const { status, headers } = await answer(path);
          const location = new URL(headers.get('Location') ?? '', `http://localhost:${port}`);
          assert.deepEqual([status, location.pathname], [301, to], path);
        }
        assert.equal(await (await answer(to)).text(), to);
      });
  });

/** Returns a header's value in the spelling of all servers; scripts have two types. */
function typeOf(value: unknown): string | undefined {
  return value === undefined
    ? undefined
    : String(value)
        .toLowerCase()
        .replace('application/javascript', 'text/javascript')
        .replace(/^text\/xml/, 'application/xml')
        .replace(/^(application\/json|image\/svg\+xml); charset=utf-8$/, '$1');
}

function write(file: string, text: string) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}
