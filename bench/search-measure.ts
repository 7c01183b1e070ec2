import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';

/** What a first search costs a reader. */
export interface Cost {
  words: string;
  /** Compressed bytes of all that search fetched until nothing more came. */
  bytes: number;
  /** Of these, the site's own scripts, those of the page included. */
  script: number;
  /** From the search's being asked to its first result, in a fresh browser. */
  milliseconds: number;
  requests: string[];
}

/**
 * Opens a served site's search page anew, asks, and waits for the first result, or for being told that
 * there is none. Bodies are counted as gzip makes them, or as they are where that makes them no
 * smaller, as hosts send them.
 * @param address of the site, ending in a slash
 */
export async function measureSearch(
  browser: Browser,
  address: string,
  words: string,
): Promise<Cost> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${address}search/`, { waitUntil: 'load' });
    const own = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.endsWith('.js')),
    );
    const bodies = own.map(async (url): Promise<[string, number]> => [
      url,
      compressed(await (await context.request.get(url)).body()),
    ]);
    const told = page
      .locator('#at\\:results > li')
      .or(page.getByRole('status').filter({ hasText: /^No talks match/ }));
    page.on('response', (response) => {
      // A font or an icon comes with what is shown, wherever that is.
      if (!/\.js$|\/pagefind\/|\/search\//.test(new URL(response.url()).pathname)) return;
      bodies.push(
        response.body().then(
          (body): [string, number] => [response.url(), compressed(body)],
          (): [string, number] => [response.url(), 0],
        ),
      );
    });
    const before = performance.now();
    await page.locator('main input[type=search]').fill(words);
    await page.keyboard.press('Enter');
    await told.first().waitFor();
    const milliseconds = Math.round(performance.now() - before);
    await page.waitForLoadState('networkidle');
    const sizes = [...new Map(await Promise.all(bodies))];
    const sum = (of: [string, number][]) => of.reduce((total, [, bytes]) => total + bytes, 0);
    return {
      words,
      bytes: sum(sizes),
      script: sum(sizes.filter(([url]) => url.includes('/assets/'))),
      milliseconds,
      requests: sizes.map(([url, bytes]) => `${bytes} ${url}`),
    };
  } finally {
    await context.close();
  }
}

function compressed(body: Uint8Array): number {
  return Math.min(body.length, gzipSync(body).length);
}
