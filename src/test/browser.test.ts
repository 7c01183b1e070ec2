import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch } from './chromium.ts';
import { open, type OpenSite } from './open.ts';
import { real } from './sites.ts';

describe('search on the five talks', () => {
  let browser: Browser;
  let site: OpenSite;
  let page: Page;
  before(async () => {
    browser = await launch();
    site = await open(real);
    page = await browser.newPage();
  });
  after(async () => {
    await browser.close();
    site.close();
  });

  test('/ on any page goes to the search field', async () => {
    await page.goto(site.address);
    await page.keyboard.press('/');
    await page.waitForURL(`${site.address}search/`);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'q');
  });
});
