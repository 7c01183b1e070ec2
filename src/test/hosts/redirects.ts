import assert from 'node:assert/strict';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { withBase } from '../../paths.ts';
import { hostRules } from '../../redirects/host-rules.ts';
import { redirectFile, redirectPage } from '../../redirects/redirects.ts';
import { freePort } from '../commands.ts';

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
const gone = ['/talks/conf/gone/', '/talks/conf/gone-too/'];

const folder = mkdtempSync(join(tmpdir(), 'aftertalk-hosts-'));
// Servers that root starts read files as another user.
chmodSync(folder, 0o755);
const site = join(folder, 'site');
const servers: ChildProcess[] = [];
after(() => {
  for (const server of servers) server.kill();
  rmSync(folder, { recursive: true });
});

write('site/index.html', 'home');
for (const [file, text] of Object.entries(hostRules(redirects, gone)))
  write(`site/${file}`, text());
for (const { from, to } of redirects) {
  write(`site/${redirectFile(from)}`, redirectPage(to, { language: 'en' }));
  write(`site${to}index.html`, to);
}
for (const path of gone) write(`site${path}index.html`, `${path} is withdrawn`);
install({ nginx: 'nginx-light', caddy: 'caddy', apache2: 'apache2' });

const configurations: Record<string, (port: number) => [file: string, text: string, ...string[]]> =
  {
    nginx: (port) => [
      'nginx.conf',
      `pid ${folder}/nginx.pid; daemon off; error_log ${folder}/nginx.log;
    events {}
    http {
      include /etc/nginx/mime.types; access_log off;
      server { listen ${port}; root ${site}; include ${site}/data/redirects/nginx.conf; }
    }`,
      ...['nginx', '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'nginx.log')],
    ],
    caddy: (port) => [
      'Caddyfile',
      `{
      admin off
    }
    http://localhost:${port} {
      root * ${site}
      import ${site}/data/redirects/Caddyfile
      file_server
    }`,
      ...['caddy', 'run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')],
    ],
    apache: (port) => [
      'apache.conf',
      `${['mpm_event', 'authz_core', 'alias', 'dir', 'mime'].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
    ServerRoot ${folder}
    PidFile ${folder}/apache.pid
    ErrorLog ${folder}/apache.log
    ServerName localhost
    Listen ${port}
    TypesConfig /etc/mime.types
    DocumentRoot ${site}
    Include ${site}/data/redirects/apache.conf`,
      ...['apache2', '-f', join(folder, 'apache.conf'), '-DFOREGROUND'],
    ],
  };

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
          assert.equal((await answer('/')).status, 200);
          break;
        } catch (error) {
          assert.ok(tries < 100 && server.exitCode === null, `${errors} ${error}`);
          await new Promise((next) => setTimeout(next, 100));
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
        for (const path of [from, ...slashless]) {
          const { status, headers } = await answer(path);
          const location = new URL(headers.get('Location') ?? '', `http://localhost:${port}`);
          assert.deepEqual([status, location.pathname], [301, to], path);
        }
        assert.equal(await (await answer(to)).text(), to);
      });
  });

function write(file: string, text: string) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

/** @param packages Debian's package of each program */
function install(packages: Record<string, string>) {
  const missing = Object.keys(packages).filter(
    (program) => !['/usr/bin', '/usr/sbin'].some((path) => existsSync(join(path, program))),
  );
  if (!missing.length) return;
  execFileSync('apt-get', ['install', '-y', '-qq', ...missing.map((name) => packages[name]!)]);
}
