import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { launch } from './chromium.ts';
import { start } from './commands.ts';
import { smallArchive, writeSmallArchive, withFields } from './small-archive.ts';

const zmq = 'content/talks/pygrunn-2011/zmq.md';

test(
  'dev reports errors in the terminal and over the page, recovers, and serves and searches new files',
  { timeout: 180_000 },
  async (t) => {
    const { root } = await writeSmallArchive('dev');
    const { port, prints, stop } = await start('dev', { ARCHIVE_DIR: root });
    t.after(stop);
    await prints(/localhost:\d+/);

    const browser = await launch();
    t.after(() => browser.close());
    const page = await browser.newPage();
    const address = `http://localhost:${port}/talks/pygrunn-2011`;
    await page.goto(`${address}/zmq/`);

    const broken = withFields(
      zmq,
      'title: <img src=x onerror=document.title="ran">\ndate: 2011-5-20\npublished: <b>soon</b>',
    );
    writeFileSync(join(root, zmq), broken);
    await prints(/zmq\.md:5:7: error: date "2011-5-20" is not a date/);
    const shown = page.locator('vite-error-overlay #message-content');
    await shown.filter({ hasText: 'zmq.md:5:7: error: date "2011-5-20" is not a date' }).waitFor();
    assert.notEqual(await page.title(), 'ran');
    const lines = (await shown.innerText()).split(/\n+/);
    assert.equal(lines.length, 2);
    assert.match(lines[1]!, /^content\S+: error: published "<b>soon<\/b>" is not a date/);

    writeFileSync(join(root, zmq), smallArchive[zmq]!.replace('done right', 'mended'));
    await page.locator('.prose', { hasText: 'Sockets, mended.' }).waitFor();
    assert.equal(await page.locator('vite-error-overlay').count(), 0);
    await prints(/all problems are fixed/);

    const added = smallArchive[zmq]!.replace('title: ØMQ', 'title: Queues');
    const reloaded = page.waitForEvent('load');
    writeFileSync(join(root, 'content/talks/pygrunn-2011/queues.md'), added);
    await page.waitForFunction(
      async (url) => (await (await fetch(url)).text()).includes('Queues</h1>'),
      `${address}/queues/`,
      { polling: 300 },
    );
    await reloaded;

    await page.goto(`http://localhost:${port}/search/?q=sokcets&sort=newest`);
    await page.getByText('Showing results for “sockets”: 2 talks.').waitFor();
    await page.getByRole('link', { name: 'Queues' }).click();
    await page.waitForURL(`${address}/queues/`);
    await page.keyboard.press('/');
    await page.locator('dialog input').waitFor();
    await page.keyboard.type('zeromq');
    await page.locator('dialog').getByText('Topic: ZeroMQ, 2 talks').waitFor();
    await page.locator('dialog').getByText('2 talks match “zeromq”').waitFor();
  },
);

test('npm run dev serves the archive with search', async (t) => {
  const { port, prints, stop } = await start('dev');
  t.after(stop);
  await prints(/localhost:\d+/);
  const browser = await launch();
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`http://localhost:${port}/search/?q=redis`);
  const result = page.locator('#at\\:results .entry a').first();
  await result.waitFor({ timeout: 60_000 });
  assert.equal(await result.textContent(), 'Redis in Practice');
});

test('dev serves the files of public/, but neither links nor files outside of it', async (t) => {
  const { root } = await writeSmallArchive('dev-public', {
    'public/downloads/a b.txt': 'A download.',
    'public/downloads/link.txt': '⟨a link to ../../content/site.yaml⟩',
    'public/folder': '⟨a link to ../content⟩',
  });
  const { port, prints, stop } = await start('dev', { ARCHIVE_DIR: root });
  t.after(stop);
  await prints(/localhost:\d+/);
  const get = async (path: string) => {
    const response = await new Promise<IncomingMessage>((resolve) => {
      request({ port, path, host: 'localhost' }, resolve).end();
    });
    response.resume();
    return `${response.statusCode} ${response.headers['content-type']}`;
  };
  assert.equal(await get('/downloads/a%20b.txt'), '200 text/plain; charset=utf-8');
  const hidden = ['/downloads/link.txt', '/folder/site.yaml', '/../content/site.yaml', '/%'];
  for (const path of hidden) assert.match(await get(path), /^404 /, path);
});

test('dev serves the images of talks, also those that are added', async (t) => {
  const folder = 'content/talks/pygrunn-2011';
  const { root } = await writeSmallArchive('dev-images');
  const png = readFileSync('src/icons/apple-touch-icon.png');
  writeFileSync(join(root, folder, 'sockets.png'), png);
  const { port, prints, stop } = await start('dev', { ARCHIVE_DIR: root });
  t.after(stop);
  await prints(/localhost:\d+/);
  const get = async (name: string) => {
    const response = await fetch(`http://localhost:${port}/talks/pygrunn-2011/${name}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    return response.headers.get('content-type') === 'image/png' && bytes.equals(png);
  };
  assert.ok(await get('sockets.png'));
  writeFileSync(join(root, folder, 'queues.png'), png);
  for (let tries = 0; !(await get('queues.png')); tries++) {
    assert.ok(tries < 100, 'dev never serves the new image');
    await wait(100);
  }
});

test('dev sees changes deep inside a folder that was moved into the archive', async (t) => {
  const { root, content } = await writeSmallArchive('dev-moved', { [zmq]: undefined });
  const { port, prints, stop } = await start('dev', { ARCHIVE_DIR: root });
  t.after(stop);
  await prints(/localhost:\d+/);
  const shows = async (text: string) => {
    const page = await fetch(`http://localhost:${port}/talks/pygrunn-2011/zmq/`);
    return (await page.text()).includes(text);
  };
  const until = async (text: string) => {
    for (let tries = 0; !(await shows(text)); tries++) {
      assert.ok(tries < 100, `dev never shows ${text}`);
      await wait(100);
    }
  };
  await until('Page not found');
  mkdirSync(join(root, 'talks/pygrunn-2011'), { recursive: true });
  writeFileSync(join(root, 'talks/pygrunn-2011/zmq.md'), smallArchive[zmq]!);
  renameSync(join(root, 'talks'), join(content, 'talks'));
  await until('done right');
  // Gives the watcher time to add the new folders.
  await wait(1_000);
  writeFileSync(join(root, zmq), smallArchive[zmq]!.replace('done right', 'changed'));
  await until('Sockets, changed.');
});
