import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { serve } from '../src/cli/serve.ts';
import { launch } from '../src/test/chromium.ts';
import { placeOf, sameTitle, type KnownItem } from './known-items.ts';

/** What a first search costs a reader. */
export interface SearchCost {
  words: string;
  /** Compressed bytes of everything that the search fetched. */
  bytes: number;
  /** The site's own scripts among them, those of the page included. */
  script: number;
  /** From the last letter to the first result, in a fresh browser. */
  milliseconds: number;
  requests: string[];
}

/**
 * Opens the search page of a served site in a fresh browser, searches, and waits for the first result
 * or for the status that there is none; the page itself takes the time. Responses count gzipped, or as
 * they are if gzip makes them no smaller, as hosts send them.
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
    const sizes: Promise<[string, number]>[] = [];
    page.on('response', (response) => {
      // Fonts and icons load on every page, so they aren't a cost of searching.
      if (!/\.js$|\/pagefind\/|\/search\/./.test(new URL(response.url()).pathname)) return;
      sizes.push(
        response.body().then(
          (body): [string, number] => [response.url(), compressedSize(body)],
          (): [string, number] => [response.url(), 0],
        ),
      );
    });
    await page.goto(`${url}search/`, { waitUntil: 'load' });
    // The index loads when the reader reaches for the field.
    await page.locator('main [name=q]').focus();
    await page.waitForLoadState('networkidle');
    const shown = await page.evaluateHandle(timeResult);
    await page.keyboard.insertText(words);
    const milliseconds = await shown.evaluate(({ time }) => time);
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

/** Runs in the page. Returns the milliseconds from the next letter to the frame with a result. */
function timeResult(): { time: Promise<number> } {
  const list = document.querySelector('#at\\:results')!;
  const status = document.querySelector('#at\\:status')!;
  let start = 0;
  addEventListener('input', () => (start = performance.now()), true);
  const time = new Promise<number>((done) => {
    new MutationObserver(() => {
      if (list.firstElementChild || /^No talks match/.test(status.textContent ?? ''))
        requestAnimationFrame(() => done(Math.round(performance.now() - start)));
    }).observe(document.body, { childList: true, subtree: true });
  });
  return { time };
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

/** What the search page shows. */
export interface ShownResults {
  status: string;
  titles: string[];
  /** Where each leads: the section that answers, or else the talk. */
  links: string[];
  /** What each says of the talk: prose with the words of the search marked. */
  excerpts: { text: string; marks: string[] }[];
  /** Titles of the talks with some of the words. */
  partial: string[];
}

/** Puts each query into the search page's URL, as Back and Forward do, and returns what it shows. */
export async function searchEach(
  browser: Browser,
  url: string,
  queries: readonly string[],
): Promise<ShownResults[]> {
  const page = await browser.newPage();
  await page.goto(`${url}search/`);
  const results = await page.evaluate(async (all) => {
    const list = document.querySelector('#at\\:results')!;
    const status = document.querySelector('#at\\:status')!;
    const seen: ShownResults[] = [];
    for (const query of all) {
      history.replaceState(null, '', `?${new URLSearchParams({ q: query })}`);
      dispatchEvent(new PopStateEvent('popstate'));
      while (list.ariaBusy === 'true') await new Promise((done) => setTimeout(done, 2));
      const titlesIn = (place: Element | null) =>
        [...place!.querySelectorAll('.entry :is(h2, h3) a')].map((link) => link.textContent ?? '');
      seen.push({
        status: status.textContent ?? '',
        titles: titlesIn(list),
        links: [...list.children].map((talk) =>
          (talk.querySelector('.passage') ?? talk.querySelector('a'))!.getAttribute('href')!,
        ),
        excerpts: [...list.querySelectorAll('.summary > bdi')].map((summary) => ({
          text: [...summary.childNodes].reduce(
            (text, node) => text + (/^A$/.test(node.nodeName) ? '' : node.textContent),
            '',
          ),
          marks: [...summary.querySelectorAll('mark')].map((mark) => mark.textContent),
        })),
        partial: titlesIn(document.querySelector('#at\\:partly')),
      });
    }
    return seen;
  }, queries);
  await page.close();
  return results;
}

/**
 * Returns the cost of a search for each of the words that the most talks have, by the site's index, and
 * for each two neighbors of these.
 */
export async function measureCommonWords(
  out: string,
  count: number,
): Promise<Record<string, Omit<SearchCost, 'requests'>>> {
  const folder = join(out, 'pagefind/words');
  const files = readdirSync(folder).filter((file) => file !== 'starts.json');
  const talks = files.flatMap((file) =>
    Object.entries<number>(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  );
  const sorted = talks.toSorted(([a, some], [b, others]) => others - some || (a < b ? -1 : 1));
  const words = [...new Set(sorted.map(([word]) => word))].slice(0, count);
  const pairs = words.slice(1).map((word, index) => `${words[index]} ${word}`);
  return measureSearches(out, [...words, ...pairs]);
}

/** Where the wanted talks are, among the searches of one kind. */
interface Shares {
  searches: number;
  /** Percent of the searches; for words that the archive lacks, of those that found nothing. */
  first: number;
  'first three': number;
}

/** Searches a built site for known items. Those that aren't first are reported with the place. */
export async function findKnownItems(
  out: string,
  items: readonly KnownItem[],
): Promise<{ shares: Record<string, Shares>; missed: (KnownItem & { place: number })[] }> {
  const { address, server } = await serve(out, '/', 0);
  const browser = await launch();
  try {
    const queries = items.map(({ query }) => query);
    const results = await searchEach(browser, address, queries);
    const placed = items.map((item, index) => {
      const { titles, links } = results[index]!;
      const { places } = item;
      if (!item.titles.length) return { ...item, place: titles.length ? Infinity : 1 };
      const found = places
        ? links.findIndex((link) => places.includes(placeOf(link)))
        : titles.findIndex((title) => item.titles.some((each) => sameTitle(each, title)));
      return { ...item, place: found < 0 ? Infinity : found + 1 };
    });
    const shares = (some: typeof placed): Shares => {
      const percent = (within: number) =>
        Math.round((1000 * some.filter(({ place }) => place <= within).length) / some.length) / 10;
      return { searches: some.length, first: percent(1), 'first three': percent(3) };
    };
    const kinds = Map.groupBy(placed, ({ kind }) => kind);
    return {
      shares: {
        ...Object.fromEntries([...kinds].map(([kind, some]) => [kind, shares(some)])),
        all: shares(placed),
      },
      missed: placed.filter(({ place }) => place !== 1),
    };
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}
