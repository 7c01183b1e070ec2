import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { serve } from '../src/cli/serve.ts';
import { launch } from '../src/test/chromium.ts';

/** What a first search costs a reader. */
export interface SearchCost {
  words: string;
  /** Compressed bytes of everything that the search fetched. */
  bytes: number;
  /** The site's own scripts among them, those of the page included. */
  script: number;
  /** From typing to the first result, in a fresh browser. */
  milliseconds: number;
  requests: string[];
}

/**
 * Opens the search page of a served site in a fresh browser, searches, and waits for the first result
 * or for the status that there is none. Responses count gzipped, or as they are if gzip makes them no
 * smaller, as hosts send them.
 * @param url the site's URL, ending in a slash
 */
export async function measureSearch(
  browser: Browser,
  url: string,
  words: string,
): Promise<SearchCost> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${url}search/`, { waitUntil: 'load' });
    const ownScripts = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.endsWith('.js')),
    );
    const sizes = ownScripts.map(async (script): Promise<[string, number]> => [
      script,
      compressedSize(await (await context.request.get(script)).body()),
    ]);
    const outcome = page
      .locator('#at\\:results > li')
      .or(page.getByRole('status').filter({ hasText: /^No talks match/ }));
    page.on('response', (response) => {
      // Fonts and icons load on every page, so they aren't a cost of searching.
      if (!/\.js$|\/pagefind\/|\/search\//.test(new URL(response.url()).pathname)) return;
      sizes.push(
        response.body().then(
          (body): [string, number] => [response.url(), compressedSize(body)],
          (): [string, number] => [response.url(), 0],
        ),
      );
    });
    const start = performance.now();
    await page.locator('main input[type=search]').fill(words);
    await page.keyboard.press('Enter');
    await outcome.first().waitFor();
    const milliseconds = Math.round(performance.now() - start);
    await page.waitForLoadState('networkidle');
    const sizeByUrl = [...new Map(await Promise.all(sizes))];
    const sum = (all: [string, number][]) => all.reduce((total, [, bytes]) => total + bytes, 0);
    return {
      words,
      bytes: sum(sizeByUrl),
      script: sum(sizeByUrl.filter(([file]) => file.includes('/assets/'))),
      milliseconds,
      requests: sizeByUrl.map(([file, bytes]) => `${bytes} ${file}`),
    };
  } finally {
    await context.close();
  }
}

/**
 * Measures a first search for each of these words in a built site.
 * @throws if Chromium isn't installed, with how to install it
 */
export async function measureSearches(
  out: string,
  words: readonly string[],
): Promise<Record<string, Omit<SearchCost, 'requests'>>> {
  const { address, server } = await serve(out, '/', 0);
  const browser = await launch();
  try {
    const costs: Record<string, Omit<SearchCost, 'requests'>> = {};
    for (const each of words) {
      const { requests, ...cost } = await measureSearch(browser, address, each);
      costs[each] = cost;
    }
    return costs;
  } finally {
    await browser.close();
    server.close();
  }
}

function compressedSize(body: Uint8Array): number {
  return Math.min(body.length, gzipSync(body).length);
}
