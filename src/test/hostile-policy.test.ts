import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { policy } from '../seo/content-security-policy.ts';
import { launch } from './chromium.ts';
import { siteFiles } from './site-files.ts';
import { awkward, sample, serveSite, type ServedSite, type TestSite } from './sites.ts';

describe('the policy', () => {
  test('allows no inline script or style, and nothing from other sites', () => {
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|https?:|\*|data:/);
    for (const part of [
      "default-src 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
    ])
      assert.ok(policy.includes(part), part);
  });

  for (const site of [sample, awkward]) {
    test(`is the first element in every page of ${site.url}, redirects included`, () => {
      const pages = siteFiles(site).filter((name) => name.endsWith('.html'));
      assert.ok(pages.length > 30);
      const first = `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`;
      const without = pages.filter(
        (name) => !page(site, name).replaceAll('&#x27;', "'").includes(first),
      );
      assert.deepEqual(without, []);
    });
  }

  test('is a header too, with the directives that only a header can have', () => {
    const headers = readFileSync(join(sample.out, '_headers'), 'utf8');
    assert.ok(
      headers.includes('\n/feed.json\n  Content-Type: application/feed+json; charset=utf-8\n'),
    );
    assert.ok(
      headers.startsWith(`/*\n  Content-Security-Policy: ${policy}; frame-ancestors 'none'\n`),
    );
    for (const name of [
      'X-Content-Type-Options: nosniff',
      'Referrer-Policy: ',
      'Permissions-Policy: ',
      'Cross-Origin-Opener-Policy: same-origin',
      'Strict-Transport-Security: ',
    ])
      assert.ok(headers.includes(`\n  ${name}`), name);
  });
});

describe('visiting every kind of page, with search', () => {
  let browser: Browser;
  let site: ServedSite;
  before(async () => {
    browser = await launch();
    site = await serveSite(awkward);
  });
  after(async () => {
    await browser.close();
    site.close();
  });

  test('never violates the policy, and requests nothing from other sites', async () => {
    const page = await browser.newPage();
    const messages: string[] = [];
    const elsewhere: string[] = [];
    page.on('console', (message) => messages.push(`${page.url()}: ${message.text()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(site.address)) elsewhere.push(request.url());
    });
    for (const path of kinds(siteFiles(awkward))) await page.goto(site.address + path);
    await page.goto(`${site.address}search/?q=harbour`);
    await page.locator('#at\\:results li').first().waitFor();
    await page.locator('details[data-facet=topic] summary').click();
    await page.locator('[data-facet=topic] [type=checkbox]').first().click();
    await page.locator('#at\\:results li').first().waitFor();
    assert.deepEqual(messages, []);
    assert.deepEqual(elsewhere, []);
    await page.close();
  });
});

/** Returns one page of each kind: paths that differ only in names are of one kind. */
function kinds(files: readonly string[]): string[] {
  const paths = files
    .filter((name) => name.endsWith('.html') && !isRedirect(page(awkward, name)))
    .map((name) => name.replace(/index\.html$/, ''));
  const byKind = new Map(paths.map((path) => [kind(path), path]));
  return [...byKind.values(), 'talks/harbourconf-2019/a-text-with-everything-in-it/'];
}

function kind(path: string): string {
  const [top = '', ...rest] = path.split('/');
  return [top, rest.length, rest.includes('page')].join();
}

function page(site: TestSite, name: string): string {
  return readFileSync(join(site.out, name), 'utf8');
}

function isRedirect(html: string): boolean {
  return html.includes('http-equiv="refresh"');
}
