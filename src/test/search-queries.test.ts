import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { parse } from 'yaml';
import { measureSearch } from '../../bench/search-measure.ts';
import { launch } from './chromium.ts';
import { sample, searched, serveSite, type ServedSite } from './sites.ts';

type Table = Record<string, Record<string, string | string[]>> & {
  partly: Record<string, string | string[]>;
  unanswered: string[];
};

interface Answer {
  status: string;
  titles: string[];
  /** Of talks with some of the words. */
  partly: string[];
}

const { unanswered, partly, ...answered } = parse(
  readFileSync('src/search/queries.yaml', 'utf8'),
) as Table;
const expected = Object.values(answered).flatMap((queries) =>
  Object.entries(queries).map(([query, talks]) => ({ query, talks: [talks].flat() })),
);

describe('what people type, in a browser', () => {
  let browser: Browser;
  let site: ServedSite;
  let five: ServedSite;
  let answers: Map<string, Answer>;
  before(async () => {
    [browser, site, five] = await Promise.all([launch(), serveSite(searched), serveSite(sample)]);
    const asked = [...expected.map(({ query }) => query), ...Object.keys(partly), ...unanswered];
    answers = new Map((await ask(browser, site, asked)).map((each, i) => [asked[i]!, each]));
  });
  after(async () => {
    await browser.close();
    site.close();
    five.close();
  });

  test('the table has at least 150 queries, and 20 that no talk answers', () => {
    assert.ok(expected.length >= 150, `${expected.length}`);
    assert.ok(unanswered.length >= 20, `${unanswered.length}`);
  });

  test('the talk that is meant comes first for 92 %, and among the first three for 97 %', () => {
    const places = expected.map(({ query, talks }) => ({
      query,
      place: answers.get(query)!.titles.findIndex((title) => talks.includes(title)),
    }));
    const share = (within: number) =>
      places.filter(({ place }) => place >= 0 && place < within).length / places.length;
    const missed = places.filter(({ place }) => place !== 0).map(({ query }) => query);
    assert.ok(share(1) >= 0.92, `${share(1)} first; not ${missed.join(', ')}`);
    assert.ok(share(3) >= 0.97, `${share(3)} among three; not ${missed.join(', ')}`);
  });

  test('what no talk has in full is told so, and the talk that is meant is offered apart', () => {
    for (const [query, talks] of Object.entries(partly)) {
      const { status, titles, partly: offered } = answers.get(query)!;
      assert.match(status, /^No talks match/, query);
      assert.deepEqual(titles, [], query);
      const place = offered.findIndex((title) => [talks].flat().includes(title));
      assert.ok(place >= 0 && place < 3, `${query}: ${offered.join(', ')}`);
    }
  });

  test('what no talk answers is told so, and a single word finds nothing', () => {
    const sure = unanswered.filter((query) => !/^No talks match/.test(answers.get(query)!.status));
    assert.deepEqual(sure, []);
    const single = unanswered.filter((query) => !query.includes(' '));
    assert.deepEqual(
      single.filter((query) => answers.get(query)!.titles.length),
      [],
    );
  });

  test('a word that the archive has is never corrected', () => {
    const corrected = expected
      .filter(({ query }) => /^Showing/.test(answers.get(query)!.status))
      .map(({ query }) => query);
    const typos = Object.keys(answered['typos'] ?? {});
    assert.ok(corrected.length >= typos.length - 4, corrected.join(', '));
    assert.deepEqual(
      Object.keys({ ...answered['names'], ...answered['code'] }).filter((query) =>
        corrected.includes(query),
      ),
      [],
    );
  });

  test('few files of names and words come with five talks', () => {
    for (const folder of ['search/names', 'pagefind/words'])
      assert.ok(readdirSync(join(sample.out, folder)).length <= 3, folder);
  });

  test('a first search costs at most 100 kB on five talks, and 140 kB on 307', async () => {
    for (const [{ address }, limit] of [
      [five, 100_000],
      [site, 140_000],
    ] as const)
      for (const words of ['redis', 'nginx vs apache']) {
        const cost = await measureSearch(browser, address, words);
        const said = `${words}: ${cost.bytes}\n${cost.requests.join('\n')}`;
        assert.ok(cost.bytes <= limit, said);
        assert.ok(cost.script <= 8 * 1024, `scripts: ${cost.script}`);
      }
  });
});

/** Puts each query into the address of the search page, as Back and Forward do, and reads the page. */
async function ask(browser: Browser, site: ServedSite, queries: string[]): Promise<Answer[]> {
  const page = await browser.newPage();
  await page.goto(`${site.address}search/`);
  const answers = await page.evaluate(async (all) => {
    const list = document.querySelector('#at\\:results')!;
    const status = document.querySelector('#at\\:status')!;
    const seen: Answer[] = [];
    for (const query of all) {
      history.replaceState(null, '', `?${new URLSearchParams({ q: query })}`);
      dispatchEvent(new PopStateEvent('popstate'));
      while (list.ariaBusy === 'true') await new Promise((done) => setTimeout(done, 2));
      const titlesIn = (place: Element | null) =>
        [...place!.querySelectorAll('.entry :is(h2, h3) a')].map((link) => link.textContent ?? '');
      seen.push({
        status: status.textContent ?? '',
        titles: titlesIn(list),
        partly: titlesIn(document.querySelector('#at\\:partly')),
      });
    }
    return seen;
  }, queries);
  await page.close();
  return answers;
}
