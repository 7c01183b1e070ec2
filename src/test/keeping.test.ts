import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch } from './chromium.ts';
import { freePort } from './commands.ts';
import { all, attribute, sitePages } from './site-files.ts';
import { awkward } from './sites.ts';

/** What keeping.md says of a site that outlives its archive. */
describe('a built site in another folder, without Aftertalk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-keeping-'));
  const base = new URL(awkward.url).pathname;
  const copy = { ...awkward, out: join(folder, base) };
  let server: ChildProcess;
  let origin = '';
  before(async () => {
    cpSync(awkward.out, copy.out, { recursive: true });
    const port = await freePort();
    origin = `http://localhost:${port}`;
    const args = ['-m', 'http.server', '--bind', 'localhost', '--directory', folder, `${port}`];
    server = spawn('python3', args, { stdio: 'ignore' });
    while (!(await fetch(origin).catch(() => undefined)))
      await new Promise((next) => setTimeout(next, 50));
  });
  after(() => {
    server.kill();
    rmSync(folder, { recursive: true });
  });

  test('answers every link of its pages from any static server', async () => {
    const links = sitePages(copy).flatMap((page) =>
      ['a', 'link', 'script', 'img', 'form'].flatMap((tag) =>
        all(page, tag).flatMap((element) => {
          const [link] = ['href', 'src', 'action'].flatMap(
            (name) => attribute(element, name) ?? [],
          );
          const url = new URL(link ?? '', `${origin}${base}${page.path.slice(1)}`);
          return link && url.origin === origin ? `${url.origin}${url.pathname}` : [];
        }),
      ),
    );
    const urls = [...new Set(links)];
    assert.ok(urls.length > 300, `${urls.length}`);
    const dead: string[] = [];
    const askAll = async () => {
      for (let url; (url = urls.pop());) {
        const { status } = await fetch(url, { method: 'HEAD' });
        if (status !== 200) dead.push(`${status} ${url}`);
      }
    };
    await Promise.all([...Array(8)].map(askAll));
    assert.deepEqual(dead, []);
  });

  test('is read and searched in a browser', async (t) => {
    const browser = await launch();
    t.after(() => browser.close());
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('requestfailed', (request) => problems.push(request.url()));
    page.on('response', (response) => {
      if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await page.goto(`${origin}${base}search/?q=talk+077`);
    await page.locator('main a', { hasText: 'Talk 077 about everything' }).first().click();
    await page.waitForURL(`${origin}${base}talks/everything-2015/talk-077/**`);
    assert.equal(await page.locator('h1').innerText(), 'Talk 077 about everything');
    assert.deepEqual(problems, []);
  });
});
