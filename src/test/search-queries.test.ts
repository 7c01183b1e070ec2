import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { parse } from 'yaml';
import { measureSearch, searchEach, type ShownResults } from '../../bench/searches.ts';
import { typeset } from '../archive/typography.ts';
import { wordsOf } from '../words/index.ts';
import type { NamedPage } from '../search/names.ts';
import type { SearchRecord } from '../search/record.ts';
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

const filesIn = <T>(folder: string): T[] =>
  readdirSync(join(searched.out, folder))
    .filter((file) => file !== 'starts.json')
    .map((file) => JSON.parse(readFileSync(join(searched.out, folder, file), 'utf8')));

/** Returns titles as pages show them. */
function shown(titles: string | string[]): string[] {
  return [titles].flat().map((title) => typeset(title, 'en'));
}

describe('the queries of queries.yaml, in a browser', () => {
  let browser: Browser;
  let site: ServedSite;
  let five: ServedSite;
  let results: Map<string, ShownResults>;
  let records: SearchRecord[];
  let sentences: Set<string>;
  before(async () => {
    [browser, site, five] = await Promise.all([launch(), serveSite(searched), serveSite(sample)]);
    const all = [...expected.map(({ query }) => query), ...Object.keys(partial), ...unmatched];
    results = new Map(
      (await searchEach(browser, site.address, all)).map((each, i) => [all[i]!, each]),
    );
  });
  before(() => {
    records = filesIn('search/talks');
    sentences = new Set(
      records.flatMap(({ entry, sections }) => [
        entry.summary ?? '',
        ...sections.flatMap(({ prose }) => prose.split('\n')),
      ]),
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

  test('a word is found before it’s typed to its end', async () => {
    const words = records
      .flatMap(({ entry: { title } }) => title.match(/(?<!\p{L})[a-z]{7,}(?!\p{L})/giu) ?? [])
      .filter((_, at) => at % 5 === 0);
    assert.ok(words.length > 100, `${words.length}`);
    const typed = words.map((word, at) => word.slice(0, -1 - (at % 3)));
    const found = await searchEach(browser, site.address, typed);
    const without = typed.filter(
      (_, at) => !found[at]!.titles.length || /^Showing/.test(found[at]!.status),
    );
    assert.deepEqual(without, []);
  });

  test('an excerpt is the summary or a whole sentence of the text, with words marked', () => {
    const excerpts = [...results.values()].flatMap((each) => each.excerpts);
    assert.ok(excerpts.length > 500, `${excerpts.length}`);
    for (const { text, marks } of excerpts) {
      assert.ok(sentences.has(text.trim()), text);
      assert.doesNotMatch(text, /^(?:>>>|\$ |In \[)|[{}]/);
      for (const mark of marks) assert.match(mark, /^[\p{L}\p{M}\p{N}]/u, text);
    }
  });

  test('a name that the page offers has talks', async () => {
    const pages = filesIn<NamedPage[]>('search/names').flat();
    const names = pages.flatMap(([, , name, , ...otherNames]) => [name, ...otherNames]);
    const some = [...new Set(names)].filter((_, at) => at % 9 === 0);
    const found = await searchEach(browser, site.address, some);
    const without = some.filter((_, at) => !found[at]!.titles.length);
    assert.deepEqual(without, []);
  });

  test('the URL of a recording, slides or code finds its talk, pasted or without the scheme', async () => {
    const urls = records.flatMap(({ entry, urls }) => urls.map((url) => ({ url, entry })));
    const some = urls.filter((_, at) => at % 9 === 0);
    const bare = (url: string) => url.replace(/^https?:\/\/(www\.)?/, '');
    const typed = some.map(({ url }, at) => (at % 2 ? url : bare(url)));
    const found = await searchEach(browser, site.address, typed);
    // Several talks have the same, such as that of a license.
    const sharing = (url: string) => urls.filter((each) => bare(each.url) === bare(url)).length;
    for (const [at, { url, entry }] of some.entries())
      assert.ok(
        found[at]!.titles.slice(0, 2 + sharing(url)).includes(entry.title),
        `${typed[at]} finds ${found[at]!.titles.join(', ')}`,
      );
  });

  test('a talk without a summary is found by title, speakers and topics, but not by what its page says', async () => {
    const stubs = records.filter(({ sections }) => !sections.length).slice(0, 12);
    const ways = stubs.flatMap(({ entry: { title }, speakers, topics }) =>
      [title, `${speakers} ${title}`, `${topics} ${title}`].map((query) => ({ query, title })),
    );
    const queries = ways.map(({ query }) => query);
    const found = await searchEach(browser, site.address, [
      ...queries,
      wordsOf({ language: 'en' }).noSummary,
    ]);
    for (const [at, { query, title }] of ways.entries())
      assert.ok(found[at]!.titles.slice(0, 3).includes(title), query);
    const titles = new Set(stubs.map(({ entry }) => entry.title));
    assert.deepEqual(
      found.at(-1)!.titles.filter((title) => titles.has(title)),
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
