import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { parse } from 'yaml';
import { measureSearch, searchEach, type ShownResults } from '../../bench/searches.ts';
import { typeset } from '../archive/typography.ts';
import { launch } from './chromium.ts';
import { sample, searched, serveSite, type ServedSite } from './sites.ts';

type Table = Record<string, Record<string, string | string[]>> & {
  partial: Record<string, string | string[]>;
  unmatched: string[];
};

const { unmatched, partial, ...matched } = parse(
  readFileSync('src/search/queries.yaml', 'utf8'),
) as Table;
const expected = Object.values(matched).flatMap((queries) =>
  Object.entries(queries).map(([query, talks]) => ({ query, talks: shown(talks) })),
);

/** Returns titles as pages show them. */
function shown(titles: string | string[]): string[] {
  return [titles].flat().map((title) => typeset(title, 'en'));
}

describe('the queries of queries.yaml, in a browser', () => {
  let browser: Browser;
  let site: ServedSite;
  let five: ServedSite;
  let results: Map<string, ShownResults>;
  before(async () => {
    [browser, site, five] = await Promise.all([launch(), serveSite(searched), serveSite(sample)]);
    const all = [...expected.map(({ query }) => query), ...Object.keys(partial), ...unmatched];
    results = new Map(
      (await searchEach(browser, site.address, all)).map((each, i) => [all[i]!, each]),
    );
  });
  after(async () => {
    await browser.close();
    site.close();
    five.close();
  });

  test('there are at least 150 queries with a match and 20 without', () => {
    assert.ok(expected.length >= 150, `${expected.length}`);
    assert.ok(unmatched.length >= 20, `${unmatched.length}`);
  });

  test('the expected talk is first for 92% of the queries, and in the first three for 97%', () => {
    const places = expected.map(({ query, talks }) => ({
      query,
      place: results.get(query)!.titles.findIndex((title) => talks.includes(title)),
    }));
    const share = (within: number) =>
      places.filter(({ place }) => place >= 0 && place < within).length / places.length;
    const missed = places.filter(({ place }) => place !== 0).map(({ query }) => query);
    assert.ok(share(1) >= 0.92, `${share(1)} first; not ${missed.join(', ')}`);
    assert.ok(share(3) >= 0.97, `${share(3)} among three; not ${missed.join(', ')}`);
  });

  test('a query with only partial matches has the expected talk among the first three of these', () => {
    for (const [query, talks] of Object.entries(partial)) {
      const { status, titles, partial: found } = results.get(query)!;
      assert.match(status, /^No talks match/, query);
      assert.deepEqual(titles, [], query);
      const place = found.findIndex((title) => shown(talks).includes(title));
      assert.ok(place >= 0 && place < 3, `${query}: ${found.join(', ')}`);
    }
  });

  test('a query without a match reports it, and a single word finds nothing', () => {
    const wrong = unmatched.filter((query) => !/^No talks match/.test(results.get(query)!.status));
    assert.deepEqual(wrong, []);
    const single = unmatched.filter((query) => !query.includes(' '));
    assert.deepEqual(
      single.filter((query) => results.get(query)!.titles.length),
      [],
    );
  });

  test('a word that the archive has is never corrected', () => {
    const corrected = expected
      .filter(({ query }) => /^Showing/.test(results.get(query)!.status))
      .map(({ query }) => query);
    const typos = Object.keys(matched['typos'] ?? {});
    assert.ok(corrected.length >= typos.length - 4, corrected.join(', '));
    assert.deepEqual(
      Object.keys({ ...matched['names'], ...matched['code'] }).filter((query) =>
        corrected.includes(query),
      ),
      [],
    );
  });

  test('five talks have few files of names and words', () => {
    // A word is in two files, by its first letters and by its last.
    for (const [folder, most] of [
      ['search/names', 3],
      ['pagefind/words', 6],
    ] as const)
      assert.ok(readdirSync(join(sample.out, folder)).length <= most, folder);
  });

  test('a first search costs at most 100 kB with five talks, and 140 kB with 307', async () => {
    for (const [{ address }, limit] of [
      [five, 100_000],
      [site, 140_000],
    ] as const)
      for (const words of ['redis', 'nginx vs apache']) {
        const cost = await measureSearch(browser, address, words);
        const report = `${words}: ${cost.bytes}\n${cost.requests.join('\n')}`;
        assert.ok(cost.bytes <= limit, report);
        // The words of the interface are 900 bytes of it.
        assert.ok(cost.script <= 9.25 * 1024, `scripts: ${cost.script}`);
      }
  });
});
