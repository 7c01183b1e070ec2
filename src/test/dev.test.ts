import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { launch } from './chromium.ts';
import { start } from './running.ts';
import { small, trialArchive, withFields } from './trial.ts';

const zmq = 'content/talks/pygrunn-2011/zmq.md';

test(
  'dev says what is wrong in the terminal and over the page, recovers, sees new files, and searches them',
  { timeout: 180_000 },
  async (t) => {
    const { root } = await trialArchive('dev');
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
      'title: <img src=x onerror=document.title="ran">\ndate: 2011-5-20',
    );
    writeFileSync(join(root, zmq), broken);
    await prints(/zmq\.md:5:7: error: date "2011-5-20" is not a date/);
    const shown = page.locator('vite-error-overlay #message-content');
    await shown.filter({ hasText: 'zmq.md:5:7: error: date "2011-5-20" is not a date' }).waitFor();
    assert.notEqual(await page.title(), 'ran');

    writeFileSync(join(root, zmq), small[zmq]!.replace('done right', 'mended'));
    await page.locator('.prose', { hasText: 'Sockets, mended.' }).waitFor();
    assert.equal(await page.locator('vite-error-overlay').count(), 0);
    await prints(/nothing is wrong any more/);

    const added = small[zmq]!.replace('title: ØMQ', 'title: Queues');
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

test('npm run dev serves the archive, and search works there too', async (t) => {
  const { port, prints, stop } = await start('dev');
  t.after(stop);
  await prints(/localhost:\d+/);
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(`http://localhost:${port}/search/?q=redis`);
  const result = page.locator('#at\\:results .entry a').first();
  await result.waitFor({ timeout: 60_000 });
  assert.equal(await result.textContent(), 'Redis in Practice');
  await browser.close();
});
