import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page, Route } from 'playwright-core';
import { launch } from './chromium.ts';
import { awkward, searched, serveSite, type ServedSite } from './sites.ts';

const policy = [
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'",
  "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'",
  "require-trusted-types-for 'script'; trusted-types 'none'",
].join('; ');

describe('search over 307 talks', () => {
  let browser: Browser;
  let site: ServedSite;
  let based: ServedSite;
  let page: Page;
  before(async () => {
    [browser, site, based] = await Promise.all([launch(), serveSite(searched), serveSite(awkward)]);
    page = await browser.newPage();
  });
  after(async () => {
    await browser.close();
    site.close();
    based.close();
  });
  const openPage = (path: string) => page.goto(site.address + path);
  const statusHas = (text: string | RegExp) =>
    page.getByRole('status').filter({ hasText: text }).waitFor({ timeout: 10_000 });
  const focusedText = () => page.evaluate(() => document.activeElement?.textContent);

  test('a correction is shown and can be declined', async () => {
    await openPage('search/?q=selenuim');
    await statusHas('Showing results for “selenium”: 2 talks. Search instead for selenuim');
    await page.getByRole('link', { name: 'selenuim' }).click();
    await statusHas('No talks match “selenuim”');
  });

  test('suggests speakers, topics and conferences that match', async () => {
    await openPage('search/?q=oscar+vilaplana');
    await page.getByText('Speaker: Òscar Vilaplana, 1 talk').waitFor();
    const pages = page.getByRole('list', { name: 'Pages' });
    await pages.getByRole('link', { name: 'Òscar Vilaplana', exact: true }).click();
    await page.waitForURL(`${site.address}speakers/oscar-vilaplana/`);
    await openPage('search/?q=0mq');
    await page.getByText('Topic: ZeroMQ, 1 talk').waitFor();
    await openPage('search/?q=pygrunn+2011');
    await page.getByText(/Conference: PyGrunn 2011, 5 talks/).waitFor();
  });

  test('suggestions appear together with the talks, so that no talk moves', async () => {
    const delay = async (route: Route) => {
      await setTimeout(500);
      await route.continue();
    };
    await page.route('**/search/names/*', delay);
    await openPage('search/?q=0mq');
    await statusHas('match');
    assert.equal(await page.getByText('Topic: ZeroMQ, 1 talk').count(), 1);
    await page.unroute('**/search/names/*', delay);
  });

  test('a value’s count is the number of talks that selecting it shows, and a second value of a facet adds talks', async () => {
    await openPage('search/?q=django');
    await statusHas('match');
    const all = Number((await page.getByRole('status').textContent())?.match(/^\d+/)?.[0]);
    await page.locator('summary', { hasText: 'Language' }).click();
    const spanish = page.getByRole('checkbox', { name: /^Italian/ });
    const label = await spanish.locator('..').textContent();
    await spanish.check();
    await page.waitForURL(/language=it/);
    const count = Number(label?.match(/\d+/)?.[0]);
    await statusHas(new RegExp(`^${count} talk`));
    assert.ok(count < all);
    await page.getByRole('checkbox', { name: /^Portuguese/ }).check();
    await page.waitForURL(/language=it&language=pt/);
    await page.waitForFunction(
      (less) => document.querySelectorAll('#at\\:results > li').length > less,
      count,
    );
  });

  test('a long facet can be typed into, and keeps selected values and its height', async () => {
    await openPage('search/?year=2011&year=2012&year=2017');
    await statusHas('match');
    await page.locator('summary', { hasText: 'Topic' }).click();
    const topics = page.getByRole('group', { name: 'Topic' });
    const shown = () =>
      topics.locator('label:visible', { has: page.getByRole('checkbox') }).allTextContents();
    await topics.getByRole('checkbox', { name: /^Python / }).check();
    await page.waitForURL(/topic=Python/);
    await page.locator('#at\\:results[aria-busy=false]').waitFor();
    const filter = topics.getByRole('searchbox', { name: 'Filter topic' });
    const { height } = (await topics.boundingBox())!;
    await filter.pressSequentially('TEST');
    const found = await shown();
    assert.ok(found.length > 0 && found.some((each) => each.includes('Python')));
    assert.ok(
      found.every((each) => /test|python/i.test(each)),
      found.join(),
    );
    await filter.press('Enter');
    assert.equal((await topics.boundingBox())!.height, height);
    assert.match(page.url(), /&topic=Python$/);
    await filter.fill('');
    const all = await shown();
    assert.ok(all.length > found.length, `${found.join()} | ${all.join()}`);
    // In the URL, so it is open.
    const years = page.getByRole('group', { name: 'Year' });
    await years.getByRole('checkbox').first().waitFor();
    assert.equal(
      await years.getByRole('searchbox').count(),
      (await years.getByRole('checkbox').count()) > 12 ? 1 : 0,
    );
  });

  test('the sort order is in the URL', async () => {
    const dates = () =>
      page
        .locator('#at\\:results time')
        .evaluateAll((all) => all.map((each) => each.getAttribute('datetime') ?? ''));
    await openPage('search/?q=redis');
    await statusHas('match');
    await page.getByLabel('Sort by').selectOption('oldest');
    await page.waitForURL(/sort=oldest/);
    await page.waitForFunction(() => document.querySelector('#at\\:results')?.ariaBusy === 'false');
    const oldest = await dates();
    assert.deepEqual(oldest, oldest.toSorted());
    await openPage('search/?q=redis&sort=newest');
    await statusHas('match');
    assert.deepEqual(await dates(), oldest.toReversed());
  });

  test('a match deep in a talk links to its heading', async () => {
    await openPage('search/?q=lpop');
    const passage = page.getByRole('link', { name: 'Job queues' });
    assert.match(
      (await passage.getAttribute('href')) ?? '',
      /redis-in-practice\/#text:job-queues$/,
    );
    await passage.click();
    await page.waitForURL(/#text:job-queues/);
    const marked = () => {
      const [range] = [...(CSS.highlights.get('found') ?? [])] as Range[];
      const box = range?.getBoundingClientRect();
      return range && box!.top >= 0 && box!.bottom <= innerHeight && range.toString();
    };
    await page.waitForFunction(marked);
    assert.equal(await page.evaluate(marked), 'LPOP');
  });

  test('partial matches have their own list, after “No talks match”', async () => {
    await openPage('search/?q=julia+roberts');
    await statusHas('No talks match “julia roberts”. Try fewer or other words, or browse.');
    assert.equal(await page.locator('#at\\:results > li').count(), 0);
    await page.getByRole('link', { name: 'By topic' }).waitFor();
    const partial = page.getByRole('list', { name: 'Partial matches' });
    await partial.getByRole('heading', { name: 'Introduction to Julia', level: 3 }).waitFor();
    await openPage('search/?q=asdfgh+qwertz');
    await statusHas('No talks match');
    assert.equal(await partial.count(), 0);
  });

  test('a talk has what other lists show of it: what it has, and when it was modified', async () => {
    await page.goto(`${based.address}search/?q=lights`);
    await statusHas('match');
    const entry = page.locator('.entry', { hasText: 'Keeping the lights on' });
    const note = entry.locator('.note');
    assert.equal(await note.textContent(), 'Slides\u00A0· modified 1 March 2021');
    assert.equal(await note.locator('time').getAttribute('datetime'), '2021-03-01');
    await page.goto(`${based.address}search/?download=Transcript`);
    await statusHas('1 talk matches');
    assert.equal(
      await page.locator('.note').first().textContent(),
      'The speaker’s abstract\u00A0· Audio\u00A0· Transcript',
    );
  });

  test('a search by facets alone fetches no words', async () => {
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    await openPage('search/?year=2011');
    await statusHas('talks match');
    assert.deepEqual(
      fetched.filter((url) => url.includes('/pagefind/index/')),
      [],
    );
  });

  test('the search page is announced to screen readers', async () => {
    await openPage('search/?q=zeromq');
    await statusHas('match');
    const tree = await page.locator('main').ariaSnapshot();
    for (const part of [
      /- search:/,
      /- searchbox "Search the talks"/,
      /- button "Search"/,
      /- combobox "Sort by"/,
      /- status: 2 talks match “zeromq”/,
      /- list "Pages":\n\s+- listitem:/,
      /- list "Talks":\n\s+- listitem:/,
      /- heading "ØMQ" \[level=2\]/,
    ])
      assert.match(tree, part);
  });

  test('/ and Ctrl-K open a dialog with arrow keys between its links', async () => {
    for (const key of ['/', 'Control+k']) {
      await openPage('talks/pygrunn-2011/zmq/');
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.waitForLoadState('networkidle');
      assert.deepEqual(
        requests.filter((url) => url.includes('pagefind')),
        [],
      );
      await page.keyboard.press(key);
      await page.getByRole('dialog', { name: 'Search' }).waitFor();
      await page.keyboard.type('redis');
      await statusHas('match');
      await page.keyboard.press('ArrowDown');
      assert.equal(await focusedText(), 'Redis');
      await page.keyboard.press('ArrowDown');
      assert.match((await focusedText()) ?? '', /Redis/);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'INPUT');
      await page.keyboard.press('Escape');
      assert.equal(await page.getByRole('dialog').count(), 0);
    }
  });

  test('the link opens the dialog, even under a base path, and Enter opens the search page', async () => {
    await page.goto(`${based.address}topics/`);
    await page.getByRole('link', { name: 'Search' }).click();
    await page.getByRole('dialog', { name: 'Search' }).waitFor();
    await page.keyboard.type('harbour');
    await statusHas('match');
    const [link] = await page.locator('dialog ol a').all();
    assert.match((await link?.getAttribute('href')) ?? '', /^\/base\/path\/talks\//);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${based.address}search/?q=harbour`);
  });

  test('the dialog is announced to screen readers, as is a search without matches', async () => {
    await openPage('topics/');
    await page.keyboard.press('/');
    const dialog = page.getByRole('dialog', { name: 'Search' });
    await dialog.waitFor();
    await page.keyboard.type('zeromq');
    await statusHas('match');
    const tree = await dialog.ariaSnapshot();
    for (const part of [
      /- dialog "Search":/,
      /- searchbox "Search the talks"/,
      /- button "Close"/,
      /- status: 2 talks match “zeromq”/,
      /- list:\n\s+- listitem:\n\s+- text: "Topic:"\n\s+- link "ZeroMQ"/,
      /- link "All results and filters"/,
    ])
      assert.match(tree, part);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('asdfgh');
    await statusHas('No talks match “asdfgh”');
    await dialog.getByRole('link', { name: 'Conferences' }).waitFor();
  });

  test('if WebAssembly is blocked the dialog reports it and links to other pages', async () => {
    const context = await browser.newContext();
    await context.addInitScript(() => {
      Object.defineProperty(globalThis, 'WebAssembly', { value: undefined });
    });
    const blocked = await context.newPage();
    await blocked.goto(`${site.address}topics/`);
    await blocked.keyboard.press('/');
    await blocked.locator('dialog input').waitFor();
    await blocked.keyboard.type('redis');
    await blocked.getByRole('status').filter({ hasText: 'can’t run' }).waitFor();
    await blocked.getByRole('dialog').getByRole('link', { name: 'Conferences' }).click();
    await blocked.waitForURL(`${site.address}conferences/`);
    await context.close();
  });

  test('nothing is cut off at 200% zoom in forced colors', async () => {
    const context = await browser.newContext({
      viewport: { width: 640, height: 480 },
      deviceScaleFactor: 2,
      forcedColors: 'active',
    });
    const zoomed = await context.newPage();
    await zoomed.goto(`${site.address}search/?q=redis`);
    await zoomed.getByRole('status').filter({ hasText: 'match' }).waitFor();
    assert.ok(await zoomed.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await zoomed.goto(`${site.address}topics/`);
    await zoomed.keyboard.press('/');
    const box = await zoomed.getByRole('dialog').boundingBox();
    assert.ok(box && box.x >= 0 && box.x + box.width <= 640);
    const border = await zoomed.locator('dialog input').evaluate((field) => {
      field.focus();
      return getComputedStyle(field).outlineStyle;
    });
    assert.notEqual(border, 'none');
    await context.close();
  });

  test('runs under a strict policy with Trusted Types', async () => {
    const context = await browser.newContext();
    await context.route(/\/(?:search\/\?.*|topics\/)$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        headers: { ...response.headers(), 'content-security-policy': policy },
      });
    });
    const strict = await context.newPage();
    const violations: string[] = [];
    strict.on('console', (line) => line.type() === 'error' && violations.push(line.text()));
    strict.on('pageerror', ({ message }) => violations.push(message));
    const statusHas = (text: string) =>
      strict.getByRole('status').filter({ hasText: text }).waitFor({ timeout: 10_000 });
    const response = await strict.goto(`${site.address}search/?q=selenuim&year=2011`);
    assert.equal(response?.headers()['content-security-policy'], policy);
    await statusHas('Showing results');
    await strict.locator('#at\\:results[aria-busy=false]').waitFor();
    await strict.goto(`${site.address}topics/`);
    await strict.keyboard.press('/');
    await strict.locator('dialog input').waitFor();
    await strict.keyboard.type('zmq');
    await statusHas('match');
    assert.deepEqual(violations, []);
    await context.close();
  });

  test('browsers can add the archive as a search engine', () => {
    const description = readFileSync(join(searched.out, 'opensearch.xml'), 'utf8');
    assert.match(
      description,
      /template="https:\/\/aftertalk.example\/search\/\?q=\{searchTerms\}"/,
    );
    const home = readFileSync(join(searched.out, 'index.html'), 'utf8');
    assert.match(home, /rel="search"[^>]*href="\/opensearch.xml"/);
  });
});
