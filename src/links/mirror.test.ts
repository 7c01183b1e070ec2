import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { check } from '../check/check.ts';
import { loadUnrendered } from '../check/former-archive.ts';
import { hexDigest } from '../digest.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { readFacts } from '../loader/facts.ts';
import { findingLine } from '../loader/finding.ts';
import { readSite } from '../loader/site.ts';
import { run } from '../test/commands.ts';
import { closeServers, endless, manners, page, pdf, serve } from '../test/misbehaving-servers.ts';
import { smallArchive, writeSmallArchive } from '../test/small-archive.ts';
import { letters } from './letters.ts';
import { checkLinks } from './links.ts';
import { mirror } from './mirror.ts';
import { verify } from './verify.ts';

const polite = { ...manners, patienceForFiles: 1000 };
const day = '2026-01-01';
const talk = 'content/talks/pygrunn-2011/zmq.md';
const limit = 100_000;
after(closeServers);

/** Writes an archive whose talk has downloads, each as YAML. */
function archiveOf(name: string, downloads: readonly string[], files = {}): Promise<ArchivePaths> {
  const list = `downloads:\n${downloads.map((each) => `  - {${each}}\n`).join('')}`;
  const text = smallArchive[talk]!.replace('topics:', `${list}topics:`);
  return writeSmallArchive(name, { [talk]: text, ...files });
}

async function copy(paths: ArchivePaths, chosen: string[] = [], permission?: string) {
  const { files, findings } = await check(paths);
  assert.deepEqual(findings.filter(({ severity }) => severity === 'error').map(findingLine), []);
  const options = { chosen, permission, limit, day, manners: polite };
  return mirror(paths, readSite(paths), files, options);
}

const filesOf = (paths: ArchivePaths) => readFacts(paths).get('pygrunn-2011')?.files ?? {};
const copiesIn = ({ public: folder }: ArchivePaths) =>
  globSync('downloads/**/*.*', { cwd: folder }).sort();

const file =
  (type: string, body: string | Buffer, headers = {}): RequestListener =>
  (_, response) =>
    response.writeHead(200, { 'Content-Type': type, ...headers }).end(body);

/** Each path, with what a server answers and why that isn't copied. */
const bad: Record<string, [RequestListener, RegExp]> = {
  'page.pdf': [(_, response) => page(response), /a page/],
  'page-as-pdf.pdf': [file('application/pdf', '<!doctype html><p>Not found'), /a page/],
  'page-as-text.txt': [file('text/plain', '\n<HTML><title>Gone'), /a page/],
  'text-as-pdf.pdf': [file('application/pdf', 'This file has moved.'), /text instead of pdf/],
  'zip-as-pdf.pdf': [file('application/pdf', gzipSync('slides')), /gzip instead of pdf/],
  'empty.pdf': [file('application/pdf', ''), /empty/],
  'program.exe': [file('application/octet-stream', 'MZ'), /no type/],
  'drawing.svg': [file('image/svg+xml', '<svg/>'), /no type/],
  download: [file('application/javascript', 'alert(1)'), /no type/],
  'large.pdf': [
    file('application/pdf', '%PDF-', { 'Content-Length': 2 * limit }),
    /over the limit/,
  ],
  'endless.pdf': [
    (request, response) => {
      response.setHeader('Content-Type', 'application/pdf');
      const writeHead = response.writeHead.bind(response);
      response.writeHead = (() => writeHead(200)) as never;
      endless(request, response);
    },
    /over the limit/,
  ],
  'slow.pdf': [
    (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/pdf' }).write('%PDF-');
      const drip = setInterval(() => response.write('.'), 100);
      response.on('close', () => clearInterval(drip));
    },
    /too slow/,
  ],
  'short.pdf': [
    ({ socket }, response) => {
      response.writeHead(200, { 'Content-Type': 'application/pdf', 'Content-Length': 9 });
      response.write('%PDF-');
      setImmediate(() => socket.destroy());
    },
    /./,
  ],
  'brotli.pdf': [file('application/pdf', 'x', { 'Content-Encoding': 'br' }), /compressed as br/],
  'part.pdf': [
    (_, response) => response.writeHead(206, { 'Content-Type': 'application/pdf' }).end('%PDF-'),
    /HTTP 206/,
  ],
  'missing.pdf': [(_, response) => response.writeHead(404).end(), /HTTP 404/],
  'circle.pdf': [(_, response) => response.writeHead(302, { Location: '' }).end(), /no URL/],
  'far.pdf': [
    ({ url }, response) => response.writeHead(302, { Location: `/far.pdf?${url}` }).end(),
    /too often/,
  ],
  'private.pdf': [
    (_, response) => response.writeHead(302, { Location: 'http://10.0.0.1/a.pdf' }).end(),
    /a private address/,
  ],
  'metadata.pdf': [
    (_, response) => response.writeHead(302, { Location: 'http://169.254.169.254/' }).end(),
    /a private address/,
  ],
  'local.pdf': [
    (_, response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end(),
    /isn’t asked/,
  ],
  'closed.pdf': [({ socket }) => socket.destroy(), /connection closed/],
};

const listener: RequestListener = (request, response) => {
  const [name = ''] = (request.url ?? '').slice(1).split('?');
  const [answer] = bad[name] ?? [];
  if (answer) answer(request, response);
  else if (name.endsWith('.tar.gz'))
    file('application/x-tar', gzipSync('code'), { 'Content-Encoding': 'x-gzip' })(
      request,
      response,
    );
  else if (name === 'moved') response.writeHead(301, { Location: '/talk%20slides.PDF#p1' }).end();
  else pdf(response);
};

describe('--mirror', () => {
  let origin = '';
  before(async () => (origin = await serve(listener)));

  test('copies nothing that isn’t the file of a talk', async () => {
    const names = Object.keys(bad);
    const downloads = names.map((name) => `type: slides, url: "${origin}/${name}", license: MIT`);
    const paths = await archiveOf('mirror-bad', downloads);
    const parts = () => globSync(join(paths.cache, 'mirror-*/*'));
    const mirrored = await copy(paths);
    for (const { url, refused } of mirrored) {
      const name = url.slice(origin.length + 1);
      assert.match(refused ?? 'copied', bad[name]![1], name);
    }
    assert.equal(mirrored.length, names.length);
    assert.deepEqual(
      [copiesIn(paths), parts(), existsSync(join(paths.root, 'facts'))],
      [[], [], false],
    );
  });

  test('copies files under names of its own, and records what they are', async () => {
    const urls = ['slides.pdf', 'moved', 'zmq.tar.gz', '..%2F..%2Fcon.pdf?x', 'd%00.pdf'];
    const types = ['slides', 'paper', 'code', 'notes', 'slides'];
    const paths = await archiveOf(
      'mirror-good',
      urls.map(
        (path, index) => `type: ${types[index]}, url: "${origin}/${path}", license: CC0-1.0`,
      ),
    );
    const copies = (await copy(paths)).map(({ file }) => file);
    const names = ['zmq-slides.pdf', 'zmq-paper.pdf', 'zmq-code.tar.gz', 'zmq-notes.pdf'];
    assert.deepEqual(
      copies.map((copy) => copy?.replace('-2.', '.')).sort(),
      [...names, 'zmq-slides.pdf'].map((name) => `pygrunn-2011/${name}`).sort(),
    );
    assert.equal(new Set(copies).size, urls.length);
    for (const [index, copy = ''] of copies.entries()) {
      const bytes = readFileSync(join(paths.public, 'downloads', copy));
      const from = { url: `${origin}/${urls[index]}`, date: day };
      const facts = { size: bytes.length, sha256: hexDigest(bytes), from };
      assert.deepEqual(filesOf(paths)[copy], facts);
    }
    assert.deepEqual(await copy(paths).then((again) => again.map(({ file }) => file)), copies);
  });

  test('needs a license, or a permission for what is named', async () => {
    const downloads = ['a', 'b', 'c'].map((name) => `type: slides, url: "${origin}/${name}.pdf"`);
    downloads[1] += ', license: LicenseRef-mine';
    const paths = await archiveOf('mirror-license', downloads);
    for (const { refused } of await copy(paths)) assert.match(refused ?? '', /no license/);
    assert.deepEqual(copiesIn(paths), []);
    const permission = 'Òscar Vilaplana, by mail of 2 January 2026';
    const [copied, ...others] = await copy(paths, [`${origin}/c.pdf`], permission);
    assert.deepEqual([copied!.file, others], ['pygrunn-2011/zmq-slides.pdf', []]);
    assert.equal(filesOf(paths)[copied!.file!]!.from?.permission, permission);
    await assert.rejects(copy(paths, ['pygrunn-2012']), /pygrunn-2012 is no conference/);
  });

  test('replaces no file', async () => {
    const taken = 'public/downloads/pygrunn-2011/zmq-slides.pdf';
    const paths = await archiveOf(
      'mirror-taken',
      [`type: slides, url: "${origin}/a.pdf", license: MIT`],
      { [taken]: '%PDF-older' },
    );
    assert.equal((await copy(paths))[0]!.file, 'pygrunn-2011/zmq-slides-2.pdf');
    assert.equal(readFileSync(join(paths.root, taken), 'utf8'), '%PDF-older');
  });

  test('is followed by a talk that names the copy, and its facts stay', async () => {
    const paths = await archiveOf('mirror-named', [
      `type: slides, url: "${origin}/a.pdf", license: MIT`,
    ]);
    const [{ file = '' } = {}] = await copy(paths);
    const { files, findings } = await check(paths);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['orphaned-download'],
    );
    const before = filesOf(paths);
    await checkLinks(paths, readSite(paths), files, { day, manners: polite });
    assert.deepEqual(filesOf(paths), before);
    const text = readFileSync(join(paths.root, talk), 'utf8');
    writeFileSync(join(paths.root, talk), text.replace('MIT', `MIT, file: ${file}`));
    const named = await check(paths);
    assert.deepEqual(named.findings, []);
    await checkLinks(paths, readSite(paths), named.files, { day, manners: polite });
    assert.deepEqual(filesOf(paths), before);
    const [download] = loadUnrendered(paths, readSite(paths), named.files).talks[0]!.downloads;
    assert.equal(download!.sha256, before[file]!.sha256);
    assert.deepEqual(await copy(paths), []);
  });
});

describe('--verify', () => {
  const own = 'public/downloads/pygrunn-2011/zmq.pdf';

  test('names the file in which one byte changed, and those that are missing or not recorded', async () => {
    const pages = { [own]: '%PDF-1', 'public/downloads/left.txt': 'left' };
    const paths = await archiveOf('verify', ['type: slides, file: pygrunn-2011/zmq.pdf'], pages);
    const { files } = await check(paths);
    await checkLinks(paths, readSite(paths), files, { day, manners: polite });
    const intact = { intact: 1, problems: [], unrecorded: ['left.txt'] };
    assert.deepEqual(await verify(paths), intact);
    writeFileSync(join(paths.root, own), '%PDF-2');
    const { code, output } = await run('links', { ARCHIVE_DIR: paths.root }, ['--verify']);
    assert.equal(code, 1);
    assert.match(output, /^public\/downloads\/pygrunn-2011\/zmq\.pdf: has the SHA-256 /m);
    writeFileSync(join(paths.root, own), '%PDF-1');
    assert.deepEqual(await verify(paths), intact);
    const facts = join(paths.root, 'facts/pygrunn-2011.json');
    const json = readFileSync(facts, 'utf8');
    writeFileSync(facts, json.replace('zmq.pdf', 'gone.pdf'));
    assert.match((await verify(paths)).problems[0]!, /gone\.pdf: is missing/);
    writeFileSync(facts, json.replace('pygrunn-2011/zmq.pdf', '../../content/site.yaml'));
    assert.match((await verify(paths)).problems[0]!, /^facts\/pygrunn-2011\.json: isn’t what/);
  });
});

describe('--letters', () => {
  test('ask each speaker once for what is gone or lost, with the talk’s address', async () => {
    const second = 'content/talks/pygrunn-2011/redis.md';
    const dead = 'type: slides, url: "http://a.example/a.pdf", gone: 2020-01-31';
    const paths = await archiveOf('letters', [dead, 'type: video, lost: true'], {
      'content/site.yaml': `${smallArchive['content/site.yaml']!.replace('example/', 'example/base/')}contact: texts@trial.example\nrepository: https://github.com/trial/talks\n`,
      [second]: `---\ntitle: Redis\nspeakers: [Òscar Vilaplana, 王小明]\ndate: 2011-05-20\ndownloads: [{${dead}}]\n---\n\nSets.\n`,
      'content/talks/pygrunn-2011/fine.md': `---\ntitle: Fine\nspeakers: Jan\ndate: 2011-05-20\ndownloads: [{${dead}, archivedUrl: "https://b.example/"}]\n---\n\nFine.\n`,
    });
    const { files } = await check(paths);
    const messages = letters(loadUnrendered(paths, readSite(paths), files));
    assert.deepEqual([...messages.keys()].sort(), ['oscar-vilaplana', 'wang-xiao-ming']);
    const message = messages.get('oscar-vilaplana')!;
    for (const line of [
      'To: Òscar Vilaplana',
      'Subject: A trial: files of 2 of your talks',
      'https://trial.example/base/talks/pygrunn-2011/zmq/',
      'https://trial.example/base/talks/pygrunn-2011/redis/',
      '- Slides: no answer since 31 January 2020 from http://a.example/a.pdf',
      '- Video: lost, as far as we know',
      'To correct the page yourself: https://github.com/trial/talks/edit/main/content/talks/pygrunn-2011/zmq.md',
      'You can answer this message, or write to texts@trial.example.',
    ])
      assert.ok(message.split('\n').includes(line), `${line}\n\n${message}`);
    assert.doesNotMatch(messages.get('wang-xiao-ming')!, /zmq/);
  });
});
