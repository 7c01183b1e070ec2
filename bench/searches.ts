import { serve } from '../src/cli/serve.ts';
import { measureSearch, type Cost } from './search-measure.ts';
import { launch } from '../src/test/chromium.ts';

/**
 * What a first search for some words costs a reader of a built site, each in a fresh browser.
 * @throws where there is no Chromium, with what to do
 */
export async function measureSearches(
  out: string,
  words: readonly string[],
): Promise<Record<string, Omit<Cost, 'requests'>>> {
  const { address, server } = await serve(out, '/', 0);
  const browser = await launch();
  try {
    const costs: Record<string, Omit<Cost, 'requests'>> = {};
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
