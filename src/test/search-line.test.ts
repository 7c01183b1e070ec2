import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch } from './chromium.ts';
import { searched, serveSite, type ServedSite } from './sites.ts';

// What a search fetches, one after the other.
const parts = {
  'Pagefind itself': '**/pagefind/pagefind.js*',
  'the entry of its index': '**/pagefind/pagefind-entry.json*',
  'its list of talks': '**/pagefind/*.pf_meta',
  'its program': '**/pagefind/wasm.*',
  'the words': '**/pagefind/index/*',
  'the talks': '**/pagefind/fragment/*',
};

describe('search on a bad line', () => {
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
  const says = (text: string) =>
    page.getByRole('status').filter({ hasText: text }).waitFor({ timeout: 10_000 });

  for (const [part, files] of Object.entries(parts))
    for (const [how, status] of Object.entries({ lost: 0, gone: 404 }))
      test(`${part}, ${how}: says so, and searches when asked again`, async () => {
        await page.route(files, (route) => (status ? route.fulfill({ status }) : route.abort()));
        await page.goto(`${site.address}search/?q=redis`);
        await says('can’t be fetched');
        await page.getByRole('link', { name: 'By topic' }).waitFor();
        await page.unrouteAll();
        await page.getByRole('button', { name: 'Search' }).click();
        await says('talks match “redis”');
      });

  test('the words that a correction is sought among, lost: says so', async () => {
    await page.route('**/pagefind/words/*', (route) => route.abort());
    await page.goto(`${site.address}search/?q=selenuim`);
    await says('can’t be fetched');
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Search' }).click();
    await says('Showing results for “selenium”');
  });

  test('names to offer, lost: the talks are shown, and the names at the next search', async () => {
    await page.route('**/search/names/*', (route) => route.abort());
    await page.goto(`${site.address}search/?q=0mq`);
    await says('match');
    await page.unrouteAll();
    await page.getByRole('searchbox').fill('zeromq');
    await page.getByText('Topic: ZeroMQ, 1 talk').waitFor();
  });

  test('what was lost when the field was reached is fetched when it is needed', async () => {
    const tried = page.waitForEvent('requestfailed');
    await page.route('**/pagefind/pagefind.js*', (route) => route.abort());
    await page.goto(`${site.address}search/`);
    await page.getByRole('searchbox').blur();
    await page.getByRole('searchbox').focus();
    await tried;
    await page.unrouteAll();
    await page.getByRole('searchbox').fill('redis');
    await says('talks match “redis”');
  });

  test('a line that comes back is enough: nobody need ask again', async () => {
    await page.goto(`${site.address}search/`);
    await page.context().setOffline(true);
    await page.getByRole('searchbox').fill('redis');
    await says('can’t be fetched');
    await page.context().setOffline(false);
    await says('talks match “redis”');
  });

  test('more talks, lost: those shown stay, and Search finds them again', async () => {
    await page.goto(`${site.address}search/?year=2018`);
    await says('talks match');
    const talks = page.getByRole('list', { name: 'Talks' }).getByRole('heading');
    const shown = await talks.count();
    await page.route('**/pagefind/fragment/*', (route) => route.abort());
    await page.getByRole('button', { name: 'More talks' }).click();
    await says('can’t be fetched');
    assert.equal(await talks.count(), shown);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Search' }).click();
    await says('talks match');
    await page.getByRole('button', { name: 'More talks' }).click();
    await talks.nth(shown + 1).waitFor();
  });

  test('the dialog says so too, and searches when typed in again', async () => {
    await page.goto(`${site.address}topics/`);
    await page.route('**/pagefind/index/*', (route) => route.abort());
    await page.keyboard.press('/');
    await page.getByRole('dialog', { name: 'Search' }).waitFor();
    await page.keyboard.type('redi');
    await says('can’t be fetched');
    await page.unrouteAll();
    await page.keyboard.type('s');
    await says('talks match “redis”');
    await page.getByRole('dialog').getByRole('link', { name: 'Redis', exact: true }).waitFor();
  });
});
