import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch } from './chromium.ts';
import { searched, serveSite, type ServedSite } from './sites.ts';

// What a search fetches, in this order.
const parts = {
  'Pagefind itself': '**/pagefind/pagefind.js*',
  'its entry file': '**/pagefind/pagefind-entry.json*',
  'its list of talks': '**/pagefind/*.pf_meta',
  'its WebAssembly': '**/pagefind/wasm.*',
  'its words': '**/pagefind/index/*',
  'its talks': '**/search/talks/*',
};

describe('search on a bad connection', () => {
  let browser: Browser;
  let site: ServedSite;
  let page: Page;
  before(async () => {
    [browser, site] = await Promise.all([launch(), serveSite(searched)]);
  });
  after(async () => {
    await browser.close();
    site.close();
  });
  beforeEach(async () => {
    page = await browser.newPage();
  });
  afterEach(() => page.close());
  const statusHas = (text: string) =>
    page.getByRole('status').filter({ hasText: text }).waitFor({ timeout: 10_000 });

  for (const [part, files] of Object.entries(parts))
    for (const [how, status] of Object.entries({ 'fails to load': 0, 'is missing': 404 }))
      test(`${part} ${how}: the failure is reported, and the next search works`, async () => {
        await page.route(files, (route) => (status ? route.fulfill({ status }) : route.abort()));
        await page.goto(`${site.address}search/?q=redis`);
        await statusHas('didn’t load');
        await page.getByRole('link', { name: 'By topic' }).waitFor();
        await page.unrouteAll();
        await page.getByRole('button', { name: 'Search' }).click();
        await statusHas('talks match “redis”');
      });

  test('reports a spelling list that fails to load', async () => {
    await page.route('**/pagefind/words/**', (route) => route.abort());
    await page.goto(`${site.address}search/?q=selenuim`);
    await statusHas('didn’t load');
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Search' }).click();
    await statusHas('Showing results for “selenium”');
  });

  test('shows talks without suggestions if the names fail to load, and suggestions at the next search', async () => {
    await page.route('**/search/names/*', (route) => route.abort());
    await page.goto(`${site.address}search/?q=0mq`);
    await statusHas('match');
    await page.unrouteAll();
    await page.getByRole('searchbox').fill('zeromq');
    await page.getByText('Topic: ZeroMQ, 1 talk').waitFor();
  });

  test('fetches nothing of the index before the reader reaches for the field', async () => {
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    const ofIndex = () => fetched.filter((url) => url.includes('/pagefind/'));
    // Phones don't focus the field by themselves.
    await page.route('**/search/', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace(' autofocus', '') });
    });
    await page.goto(`${site.address}search/`, { waitUntil: 'networkidle' });
    assert.deepEqual(ofIndex(), []);
    const loading = page.waitForRequest(/pagefind\.js/);
    await page.getByRole('searchbox').focus();
    await loading;
  });

  test('loads Pagefind for the search if it failed to load on focus', async () => {
    const failed = page.waitForEvent('requestfailed');
    await page.route('**/pagefind/pagefind.js*', (route) => route.abort());
    await page.goto(`${site.address}search/`);
    await page.getByRole('searchbox').blur();
    await page.getByRole('searchbox').focus();
    await failed;
    await page.unrouteAll();
    await page.getByRole('searchbox').fill('redis');
    await statusHas('talks match “redis”');
  });

  test('search resumes when the connection returns', async () => {
    await page.goto(`${site.address}search/`);
    await page.context().setOffline(true);
    await page.getByRole('searchbox').fill('redis');
    await statusHas('didn’t load');
    await page.context().setOffline(false);
    await statusHas('talks match “redis”');
  });

  test('if more talks fail to load, those shown stay, and Search finds all again', async () => {
    await page.goto(`${site.address}search/?year=2018`);
    await statusHas('talks match');
    const talks = page.getByRole('list', { name: 'Talks' }).getByRole('heading');
    const shown = await talks.count();
    await page.route('**/search/talks/*', (route) => route.abort());
    await page.getByRole('button', { name: 'More talks' }).click();
    await statusHas('didn’t load');
    assert.equal(await talks.count(), shown);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Search' }).click();
    await statusHas('talks match');
    await page.getByRole('button', { name: 'More talks' }).click();
    await talks.nth(shown + 1).waitFor();
  });

  test('the dialog also reports a failure, and typing more searches again', async () => {
    await page.goto(`${site.address}topics/`);
    await page.route('**/pagefind/index/*', (route) => route.abort());
    await page.keyboard.press('/');
    await page.getByRole('dialog', { name: 'Search' }).waitFor();
    await page.keyboard.type('redi');
    await statusHas('didn’t load');
    await page.unrouteAll();
    await page.keyboard.type('s');
    await statusHas('talks match “redis”');
    await page.getByRole('dialog').getByRole('link', { name: 'Redis', exact: true }).waitFor();
  });
});
