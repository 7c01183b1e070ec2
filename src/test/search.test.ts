import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch } from './chromium.ts';
import { awkward, sample, serveSite, type ServedSite } from './sites.ts';

describe('search in a browser', () => {
  let browser: Browser;
  let five: ServedSite;
  let many: ServedSite;
  let page: Page;
  let errors: string[];
  let requests: string[];
  before(async () => {
    [browser, five, many] = await Promise.all([launch(), serveSite(sample), serveSite(awkward)]);
    page = await browser.newPage();
    // Chromium reports this for each page that the reader leaves while it fades in.
    page.on('pageerror', ({ message }) => /^Transition was/.test(message) || errors.push(message));
    page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
    page.on('request', (request) => requests.push(request.url()));
  });
  after(async () => {
    await browser.close();
    five.close();
    many.close();
  });
  const openPage = async (url: string) => {
    [errors, requests] = [[], []];
    await page.goto(url);
  };
  const titles = () => page.locator('#at\\:results .entry h2 a').allTextContents();
  const statusHas = (text: string | RegExp) =>
    page.getByRole('status').filter({ hasText: text }).waitFor({ timeout: 10_000 });

  test('other pages fetch nothing of Pagefind', async () => {
    await openPage(`${five.address}talks/pygrunn-2011/zmq/`);
    await page.waitForLoadState('networkidle');
    assert.deepEqual(
      requests.filter((url) => url.includes('pagefind')),
      [],
    );
  });

  test('searches with the keyboard alone and shows the number of talks', async () => {
    await openPage(`${five.address}search/`);
    await page.keyboard.type('sorted sets');
    await page.keyboard.press('Enter');
    await statusHas('1 talk matches “sorted sets”');
    assert.deepEqual(await titles(), ['Redis in Practice']);
    assert.match((await page.locator('mark').first().textContent()) ?? '', /^sets?$/i);
    await page.locator('#at\\:results a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`${five.address}talks/pygrunn-2011/redis-in-practice/`);
    assert.deepEqual(errors, []);
  });

  test('searches with the mouse, and Back returns to the results', async () => {
    await openPage(`${five.address}search/`);
    await page.getByRole('searchbox').fill('zeromq');
    await page.getByRole('button', { name: 'Search' }).click();
    await statusHas('1 talk');
    await page.getByRole('link', { name: 'ØMQ' }).click();
    await page.waitForURL(/talks\/pygrunn-2011\/zmq/);
    await page.goBack();
    await statusHas('1 talk matches “zeromq”');
    assert.deepEqual(await titles(), ['ØMQ']);
  });

  test('finds talks by aliases, speakers and topics, without accents', async () => {
    const queries = {
      '0mq': 'ØMQ',
      omq: 'ØMQ',
      'oscar vilaplana': 'ØMQ',
      noordhuis: 'Redis in Practice',
      nginx: 'Lightweight Python deployment servers',
      'mobile architectures': 'Mobile Architectures',
      selenium: 'Making large, untested code bases testable',
    };
    for (const [query, title] of Object.entries(queries)) {
      await openPage(`${five.address}search/?q=${encodeURIComponent(query)}`);
      await statusHas('match');
      assert.equal((await titles())[0], title, query);
    }
  });

  test('reports that no talk matches and links to other pages', async () => {
    for (const nonsense of ['asdfgh', 'kubernetes']) {
      await openPage(`${five.address}search/?q=${nonsense}`);
      await statusHas(`No talks match “${nonsense}”`);
      assert.deepEqual(await titles(), []);
      await page.getByRole('link', { name: 'By topic' }).waitFor();
    }
  });

  test('selected facets are in the URL and survive reload and Back', async () => {
    await openPage(`${many.address}search/?q=harbour`);
    await statusHas('match');
    const before = (await titles()).length;
    await page.locator('summary', { hasText: 'Year' }).click();
    await page.getByRole('checkbox', { name: /^2019/ }).check();
    await page.waitForURL(/year=2019/);
    await statusHas('match');
    await page.waitForFunction(
      (count) => document.querySelectorAll('#at\\:results .entry').length < count,
      before,
    );
    const filtered = await titles();
    await page.reload();
    await statusHas('match');
    assert.deepEqual(await titles(), filtered);
    assert.ok(await page.getByRole('checkbox', { name: /^2019/ }).isChecked());
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('year'));
    await page.waitForFunction(
      (count) => document.querySelectorAll('#at\\:results .entry').length === count,
      before,
    );
    assert.deepEqual(errors, []);
  });

  test('a topic without words lists all its talks', async () => {
    await openPage(`${many.address}search/?topic=Everything`);
    await statusHas('120 talks match');
    assert.equal((await titles()).length, 10);
    await page.getByRole('button', { name: 'More talks' }).click();
    await page.locator('#at\\:results .entry').nth(39).waitFor();
    assert.equal(new Set(await titles()).size, 40);
  });

  test('more talks leave the focus in the field if the reader has gone there', async () => {
    await openPage(`${many.address}search/?topic=Everything`);
    await statusHas('120 talks match');
    await page.route('**/search/talks/*', async (route) => {
      await new Promise((done) => setTimeout(done, 300));
      await route.continue();
    });
    await page.getByRole('button', { name: 'More talks' }).click();
    await page.getByRole('searchbox', { name: 'Search the talks' }).focus();
    await page.locator('#at\\:results .entry').nth(39).waitFor();
    await page.unrouteAll({ behavior: 'wait' });
    assert.equal(await page.evaluate(() => document.activeElement!.id), 'at:q');
  });

  test('a track of a conference can be searched for and has an anchor on its page', async () => {
    await openPage(`${many.address}search/?q=boathouse`);
    await statusHas('match');
    const track = page.getByRole('link', { name: 'Boathouse, HarbourConf 2019' });
    assert.match((await track.locator('..').textContent()) ?? '', /^Track: .*, 2 talks$/);
    await track.click();
    await page.waitForURL(/\/conferences\/harbourconf-2019\/#./);
    const target = page.locator(':target');
    assert.match((await target.textContent()) ?? '', /Boathouse/);
    await target.click({ trial: true });
    assert.deepEqual(errors, []);
  });

  test('a facet counts the talks that have the words', async () => {
    await openPage(`${many.address}search/?q=everything`);
    await statusHas(/^121 talks match/);
    await page.locator('summary', { hasText: 'Year' }).click();
    const year = page.getByRole('checkbox', { name: /^2015/ });
    await year.waitFor();
    assert.deepEqual(await page.locator('[data-facet=year] label:visible').allTextContents(), [
      ' 2019 1',
      ' 2015 120',
    ]);
    await year.check();
    await page.waitForURL(/year=2015/);
    await statusHas(/^120 talks match/);
  });

  test('shows markup in titles and names as text', async () => {
    await openPage(`${many.address}search/?q=friends`);
    await statusHas('match');
    assert.ok((await titles()).includes('List<T> & friends “quoted” ]]>'));
    assert.ok((await page.locator('#at\\:results').textContent())?.includes('<T>'));
  });

  test('reports that WebAssembly is blocked and links to other pages', async () => {
    const context = await browser.newContext();
    await context.addInitScript(() => {
      Object.defineProperty(globalThis, 'WebAssembly', { value: undefined });
    });
    const blocked = await context.newPage();
    await blocked.goto(`${five.address}search/?q=redis`);
    await blocked.getByRole('status').filter({ hasText: 'can’t run' }).waitFor();
    await blocked.getByRole('link', { name: 'By conference' }).waitFor();
    await context.close();
  });

  test('without JavaScript it is a form with links to other pages', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`${five.address}search/?q=redis`);
    const note = plain.locator('noscript > p');
    await note.waitFor();
    assert.match((await note.textContent()) ?? '', /needs JavaScript/);
    await plain.getByRole('link', { name: 'By topic' }).click();
    assert.equal(await plain.locator('h1').textContent(), 'Topics');
    await context.close();
  });
});
