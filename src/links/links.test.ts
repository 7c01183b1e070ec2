import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { check } from '../check/check.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { readFacts } from '../loader/facts.ts';
import { readSite } from '../loader/site.ts';
import { smallArchive, writeSmallArchive } from '../test/small-archive.ts';
import { checkLinks } from './links.ts';
import { goodManners } from './manners.ts';

const manners = { ...goodManners, pause: 0, backoff: 1, isAllowed: () => true };
let origin = '';
let isUp = true;
const requests: string[] = [];
const server = createServer(({ url = '', method }, response) => {
  if (url === '/robots.txt') response.writeHead(404).end();
  else if (method === 'GET' || isUp) {
    requests.push(url);
    if (!isUp) response.writeHead(404).end();
    else
      response
        .writeHead(200, { 'Content-Type': 'application/pdf', 'Content-Length': '5' })
        .end('%PDF-');
  } else response.writeHead(404).end();
});
before(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => server.close());

const talk = 'content/talks/pygrunn-2011/zmq.md';

/** Writes an archive whose talk links to slides, and its text to a page. */
function linkedArchive(name: string, files = {}): Promise<ArchivePaths> {
  const downloads = `downloads: [{type: slides, url: "${origin}/a.pdf"}]\n---\n`;
  const text = smallArchive[talk]!.replace(/---\n$|---\n(?=\n)/, downloads);
  return writeSmallArchive(name, { [talk]: `${text}\nSee [more](${origin}/b).\n`, ...files });
}

async function ask(paths: ArchivePaths, day: string, signal?: AbortSignal) {
  requests.length = 0;
  const { files, findings } = await check(paths);
  assert.deepEqual(
    findings.filter(({ severity }) => severity === 'error'),
    [],
  );
  return checkLinks(paths, readSite(paths), files, { day, manners, ...(signal && { signal }) });
}

const factsFile = 'facts/pygrunn-2011.json';
const factsOf = (paths: ArchivePaths) => readFacts(paths).get('pygrunn-2011');

describe('facts', () => {
  test('are written once, and only when something changes', async () => {
    isUp = true;
    const paths = await linkedArchive('links-written');
    assert.deepEqual((await ask(paths, '2026-01-01')).written, [factsFile]);
    const found = { status: 'ok', since: '2026-01-01', size: 5, mediaType: 'application/pdf' };
    assert.deepEqual(factsOf(paths), {
      links: { [`${origin}/a.pdf`]: found, [`${origin}/b`]: found },
      files: {},
    });
    assert.deepEqual((await ask(paths, '2026-01-08')).written, []);
    assert.deepEqual(requests.sort(), ['/a.pdf', '/b']);
  });

  test('call a link gone after misses on three days, since the first', async () => {
    isUp = true;
    const paths = await linkedArchive('links-gone');
    await ask(paths, '2026-01-01');
    isUp = false;
    const states = [];
    for (const day of ['2026-01-08', '2026-01-08', '2026-01-15', '2026-01-22', '2026-01-29']) {
      const { written } = await ask(paths, day);
      const { status, since } = factsOf(paths)!.links[`${origin}/a.pdf`]!;
      states.push([status, since, written.length]);
    }
    assert.deepEqual(states, [
      ['missing', '2026-01-08', 1],
      ['missing', '2026-01-08', 0],
      ['missing', '2026-01-08', 1],
      ['gone', '2026-01-08', 1],
      ['gone', '2026-01-08', 0],
    ]);
    assert.deepEqual(factsOf(paths)!.links[`${origin}/a.pdf`], {
      status: 'gone',
      since: '2026-01-08',
      reason: 'HTTP 404',
      size: 5,
      mediaType: 'application/pdf',
    });
    isUp = true;
    await ask(paths, '2026-02-05');
    const { status, since } = factsOf(paths)!.links[`${origin}/a.pdf`]!;
    assert.deepEqual([status, since], ['ok', '2026-02-05']);
  });

  test('are deleted with the link', async () => {
    isUp = true;
    const paths = await linkedArchive('links-deleted', {
      [factsFile]: '{"links": {"https://a.example/": {"status": "ok", "since": "2020-01-31"}}}',
      'facts/left.json':
        '{"links": {"https://b.example/": {"status": "ok", "since": "2020-01-31"}}}',
    });
    const { written } = await ask(paths, '2026-01-01');
    assert.deepEqual(written, ['facts/left.json', factsFile]);
    assert.equal(existsSync(join(paths.root, 'facts/left.json')), false);
    assert.doesNotMatch(readFileSync(join(paths.root, factsFile), 'utf8'), /a\.example/);
  });

  test('stay as they are if no host answers', async () => {
    const dead = [7, 9, 13].map((port) => `http://127.0.0.1:${port}/`);
    const paths = await writeSmallArchive('links-offline', {
      [talk]: `${smallArchive[talk]}\n${dead.map((url) => `<${url}>`).join(' ')}\n`,
    });
    await assert.rejects(ask(paths, '2026-01-01'), /no host answers/);
    assert.equal(existsSync(join(paths.root, 'facts')), false);
  });
});

test('a run that was interrupted continues on the same day, and starts again on the next', async () => {
  isUp = true;
  const paths = await linkedArchive('links-interrupted');
  const stop = new AbortController();
  const { files } = await check(paths);
  requests.length = 0;
  const onProgress = () => stop.abort();
  const site = readSite(paths);
  await checkLinks(paths, site, files, {
    day: '2026-01-01',
    manners,
    signal: stop.signal,
    onProgress,
  });
  assert.deepEqual(Object.keys(factsOf(paths)!.links), [`${origin}/a.pdf`]);
  await ask(paths, '2026-01-01');
  assert.deepEqual(requests, ['/b']);
  assert.equal(Object.keys(factsOf(paths)!.links).length, 2);
  await ask(paths, '2026-01-02');
  assert.deepEqual(requests, ['/a.pdf', '/b']);
});

test('links of drafts and of the site itself aren’t asked', async () => {
  const paths = await linkedArchive('links-none', {
    'content/talks/pygrunn-2011/draft.md': `---\ntitle: Draft\nspeakers: []\ndate: 2011-05-20\ndraft: true\n---\n\n<${origin}/draft>\n`,
    'content/pages/about.md': '---\ntitle: About\n---\n\nSee <https://trial.example/talks/>.\n',
  });
  await ask(paths, '2026-01-01');
  assert.deepEqual(requests, ['/a.pdf', '/b']);
});
