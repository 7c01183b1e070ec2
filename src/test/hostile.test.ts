import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { toHtml } from 'hast-util-to-html';
import type { Browser } from 'playwright-core';
import rehypeRaw from 'rehype-raw';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { check } from '../check/check.ts';
import { archivePaths } from '../loader/archive-paths.ts';
import { renderMarkdown } from '../markdown/processor.ts';
import { markdownTree } from '../markdown/tree.ts';
import { launch } from './chromium.ts';
import { run } from './commands.ts';
import { hostile, writeArchive, writeCorpus } from './hostile/archive.ts';
import { fieldAddresses, fieldAliases, fieldTexts, refused, texts } from './hostile/corpus.ts';
import { isSafeAddress, outsidePage, outsideFeed, outsideText } from './hostile/outside.ts';
import { visit } from './hostile/visit.ts';
import { siteFiles } from './site-files.ts';
import { serveSite, type ServedSite } from './sites.ts';

const base = new URL(hostile.url).pathname;
const surroundings = { language: 'en', folder: 'talks/x', images: new Map() };
let browser: Browser;
before(async () => void (browser = await launch()));
after(() => browser.close());

test('the corpus has over 300 texts and no duplicates', () => {
  const all = [...texts, ...fieldTexts, ...fieldAddresses, ...fieldAliases, ...refused];
  assert.ok(texts.length >= 300, String(texts.length));
  assert.deepEqual(twice(all.map(({ id }) => id)), []);
  assert.deepEqual(twice(texts.map(({ value }) => value)), []);
});

describe('a hostile body', () => {
  const rendered = new Map<string, string>();
  before(async () => {
    for (const { id, value } of texts) rendered.set(id, renderMarkdown(value, surroundings).html);
  });

  test('is rendered with allowed elements and attributes only', () => {
    const found = [...rendered].flatMap(([id, html]) =>
      outsideText(html).map((what) => `${id}: ${what}`),
    );
    assert.deepEqual(found, []);
  });

  test('runs nothing in a browser, even without the policy', async () => {
    const actions = await visit(browser, bare(rendered));
    assert.deepEqual([...actions], []);
  });

  test('is caught by these tests if the sanitizer is missing', async () => {
    const raw = unified().use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw);
    const html = new Map(
      texts.map(({ id, value }) => [
        id,
        toHtml(raw.runSync(markdownTree(value)), { allowDangerousHtml: true }),
      ]),
    );
    const actions = await visit(browser, bare(html));
    const flagged = texts.filter(
      ({ id }) => actions.has(id) || outsideText(html.get(id) ?? '').length > 0,
    );
    console.log(
      `# ${actions.size} of ${texts.length} act in a browser, ${flagged.length} are flagged`,
    );
    assert.ok(actions.size >= texts.length * 0.3, `${actions.size} act`);
    assert.ok(flagged.length >= texts.length * 0.6, `${flagged.length} are flagged`);
  });
});

describe('a site of hostile talks', () => {
  let site: ServedSite;
  let files: string[];
  before(async () => {
    await writeArchive(hostile.archive);
    await writeCorpus(hostile.archive);
    await removeRefused();
    const { code, output } = await run('build', {
      ARCHIVE_DIR: hostile.archive,
      OUT_DIR: hostile.out,
    });
    assert.equal(code, 0, output.slice(-2000));
    site = await serveSite(hostile);
    files = siteFiles(hostile);
  });
  after(() => site.close());

  test('has only allowed elements and attributes in its pages', () => {
    const pages = files.filter((name) => name.endsWith('.html'));
    assert.ok(pages.length > 400);
    const found = pages.flatMap((name) =>
      outsidePage(text(name), base).map((what) => `${name}: ${what}`),
    );
    assert.deepEqual(found.slice(0, 20), []);
  });

  test('runs nothing in a browser', async () => {
    const stops = files
      .filter((name) => name.endsWith('index.html') && !text(name).includes('http-equiv="refresh"'))
      .map((name) => {
        const path = name
          .replace(/index\.html$/, '')
          .split('/')
          .map(encodeURIComponent)
          .join('/');
        return { name, address: site.address + path };
      });
    assert.deepEqual([...(await visit(browser, stops))], []);
  });

  test('has only known kinds of files, and only Aftertalk’s scripts', () => {
    const known =
      /\.(?:html|xml|opml|json|bib|txt|js|css|woff2?|svg|webmanifest|pf_\w+|pagefind|nojekyll|epub)$|^data\/redirects\/(?:nginx\.conf|apache\.conf|Caddyfile)$|^_(?:headers|redirects)$|^(?:favicon\.ico|apple-touch-icon\.png)$|(?:^|\/)picture\.png$/;
    assert.deepEqual(
      files.filter((name) => !known.test(name) && !name.includes('wasm')),
      [],
    );
    const scripts = files.filter((name) => /\.(?:js|css)$/.test(name));
    assert.deepEqual(
      scripts.filter((name) => /pwned|evil\.example/.test(text(name))),
      [],
    );
  });

  test('has only safe URLs in its data', () => {
    const found = files
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => unsafeData(JSON.parse(text(name))).map((what) => `${name}: ${what}`));
    assert.deepEqual(found, []);
  });

  test('has a search index of its talks alone', () => {
    const records = files.filter((name) => name.startsWith('search/talks/'));
    assert.ok(records.length > 200);
    for (const name of records) {
      const { entry, facets } = JSON.parse(text(name));
      assert.ok(entry.href.startsWith(base), entry.href);
      assert.match(entry.href.slice(base.length), /^talks\/[a-z0-9-]+\/[a-z0-9-]+\/$/);
      assert.ok(!Object.values(facets).flat().includes('Owned') && entry.title !== 'Owned', name);
    }
  });

  test('has well-formed XML feeds and lists, with only allowed HTML', async () => {
    const page = await browser.newPage();
    const xml = files.filter((name) => name.endsWith('.xml') || name.endsWith('.opml'));
    assert.ok(xml.length > 1);
    for (const name of xml) {
      const { error, html, urls } = await page.evaluate(readXml, text(name));
      assert.equal(error, '', name);
      assert.deepEqual(html.flatMap(outsideFeed), [], name);
      assert.deepEqual(
        urls.filter((url) => !isSafeAddress(url)),
        [],
        name,
      );
    }
    await page.close();
  });

  test('finds hostile talks by search, and runs nothing', async () => {
    const page = await browser.newPage();
    let ran = false;
    const broken: string[] = [];
    page.on('console', (message) => broken.push(message.text()));
    await page.exposeFunction('pwned', () => (ran = true));
    await page.goto(`${site.address}search/?q=pwned&topic=${encodeURIComponent('<script>')}`);
    await page.goto(`${site.address}search/?q=pwned`);
    await page.locator('#at\\:results li').first().waitFor();
    for (const facet of await page.locator('details[data-facet] summary').all())
      await facet.click();
    await page.locator('[data-facet=topic] [type=checkbox]').first().waitFor();
    assert.equal(ran, false);
    assert.deepEqual(
      broken.filter((message) => /policy|trusted/i.test(message)),
      [],
    );
    await page.close();
  });
});

function bare(rendered: ReadonlyMap<string, string>) {
  return [...rendered].map(([name, html]) => ({
    name,
    address: `http://localhost/${encodeURIComponent(name)}/`,
    html: `<!doctype html><html lang="en"><title>x</title><main>${html}</main></html>`,
  }));
}

/** Removes the files that check rejects; other tests render them without a site. */
async function removeRefused() {
  const { findings } = await check(archivePaths({ ARCHIVE_DIR: hostile.archive }));
  const errors = findings.filter(({ severity }) => severity === 'error');
  assert.deepEqual(
    errors.filter(
      ({ file, rule }) =>
        rule !== 'link-scheme' && /^content\/talks\/(?:field|address|alias)\//.test(file),
    ),
    [],
  );
  for (const { file } of errors) await rm(join(hostile.archive, file), { force: true });
}

function twice(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) < index);
}

function text(name: string): string {
  return readFileSync(join(hostile.out, name), 'utf8');
}

/** Returns the unsafe URLs and HTML anywhere in data. */
function unsafeData(data: unknown, key = ''): string[] {
  if (typeof data === 'string') {
    if (/html$/i.test(key)) return outsideFeed(data);
    return /url|href|link|address|page|image$/i.test(key) && !isSafeAddress(data) ? [data] : [];
  }
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) =>
    unsafeData(value, Array.isArray(data) ? key : name),
  );
}

/** Returns an XML file's parsing error, if any, its HTML and its URLs. Runs in the browser. */
function readXml(xml: string) {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const all = [...document.querySelectorAll('*')];
  const text = (element: Element) => element.textContent ?? '';
  const isHtml = (element: Element) =>
    element.localName === 'encoded' || element.getAttribute('type') === 'html';
  const names = ['href', 'src', 'url', 'xmlUrl', 'htmlUrl', 'template'];
  return {
    error: document.querySelector('parsererror')?.textContent ?? '',
    html: all.filter(isHtml).map(text),
    urls: [
      ...all.filter(({ localName }) => ['link', 'loc', 'uri', 'url'].includes(localName)).map(text),
      ...all.flatMap((element) => names.flatMap((name) => element.getAttribute(name) ?? [])),
    ],
  };
}
