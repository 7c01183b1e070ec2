import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { all, attribute, first, meta, siteFiles, sitePages, textOf } from './site-files.ts';
import { awkward, sample } from './sites.ts';

for (const site of [sample, awkward]) {
  const base = new URL(site.url).pathname;
  const pages = sitePages(site);
  const files = new Set(siteFiles(site));

  describe(`every page of ${site.url}`, () => {
    test('exists', () => assert.ok(pages.length > 30));

    test('has one h1, a unique title, a description and a language', () => {
      const titles = new Map<string, string>();
      for (const page of pages) {
        const { path } = page;
        const title = textOf(first(page, 'title'));
        assert.equal(all(page, 'h1').length, 1, path);
        assert.ok(textOf(first(page, 'h1')).trim(), path);
        assert.ok(title, path);
        assert.match(attribute(first(page, 'html'), 'lang') ?? '', /^en/, path);
        assert.ok((meta(page, 'description') ?? '').length > 5, path);
        assert.equal(titles.get(title), undefined, `${path} is titled as ${titles.get(title)}`);
        titles.set(title, path);
      }
    });

    test('has its number in title and description if it is not the first of its list', () => {
      for (const page of pages) {
        const number = page.path.match(/\/page\/(\d+)\/$/)?.[1];
        const said = new RegExp(number ? `\\bpage ${number} of \\d+\\b` : /\bpage \d+ of \d+\b/);
        const texts = [textOf(first(page, 'title')), meta(page, 'description')];
        for (const text of texts) assert.equal(said.test(text ?? ''), !!number, page.path);
      }
    });

    test('is for search engines unless another has the same, it may change its place, or it is withdrawn', () => {
      for (const page of pages)
        assert.equal(
          meta(page, 'robots'),
          /\/page\/\d+\/$|\/by\/number-of-talks\/|\/book\/$|^\/404|withdrawn|hidden-talk|orlop/.test(
            page.path,
          )
            ? 'noindex'
            : undefined,
          page.path,
        );
    });

    test('is in the sitemap if it is for search engines, except the search page', () => {
      const sitemap = readFileSync(join(site.out, 'sitemap.xml'), 'utf8');
      const listed = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url);
      const expected = pages
        .filter((page) => meta(page, 'robots') !== 'noindex' && page.path !== '/search/')
        .map(({ path }) => new URL(path.slice(1), site.url).href);
      assert.deepEqual(listed.sort(), expected.sort());
    });

    test('has a type and its URL for those who share it, and a talk its dates', () => {
      for (const page of pages) {
        const talk = page.path.startsWith('/talks/');
        const own = page.path === '/404.html' ? undefined : new URL(page.path.slice(1), site.url);
        assert.equal(meta(page, 'og:type'), talk ? 'article' : 'website', page.path);
        assert.equal(meta(page, 'og:url'), own?.href, page.path);
        assert.equal(!!meta(page, 'article:published_time'), talk, page.path);
      }
    });

    test('has its own URL as the canonical one, except the error page', () => {
      for (const page of pages) {
        const link = all(page, 'link').find((each) => attribute(each, 'rel') === 'canonical');
        const own = new URL(page.path.slice(1), site.url).href;
        assert.equal(attribute(link, 'href'), page.path === '/404.html' ? undefined : own);
      }
    });

    test('links to the RSS feed', () => {
      for (const page of pages) {
        const feeds = all(page, 'link')
          .filter((link) => attribute(link, 'type') === 'application/rss+xml')
          .map((link) => attribute(link, 'href'));
        assert.ok(feeds.includes(`${site.url}rss.xml`), page.path);
      }
    });

    test('has no broken links, anchors included', () => {
      const ids = new Map(
        pages.map((page) => [
          page.path,
          new Set(page.elements.map((each) => attribute(each, 'id'))),
        ]),
      );
      const broken: string[] = [];
      for (const page of pages)
        for (const element of page.elements)
          for (const name of ['href', 'src', 'action']) {
            const value = attribute(element, name);
            if (value === undefined) continue;
            const url = new URL(value, new URL(page.path.slice(1), site.url));
            if (url.origin !== new URL(site.url).origin) continue;
            const path = decodeURI(url.pathname);
            const file = path.slice(base.length).replace(/(^|\/)$/, '$1index.html');
            const anchors = ids.get(`/${path.slice(base.length)}`);
            const anchor = decodeURIComponent(url.hash.slice(1));
            if (!path.startsWith(base) || !files.has(file)) broken.push(`${page.path} → ${value}`);
            else if (anchor && !anchors?.has(anchor))
              broken.push(`${page.path} → ${value} (anchor)`);
          }
      assert.deepEqual(broken, []);
    });

    test('is valid HTML', async () => {
      const validator = new HtmlValidate({
        extends: ['html-validate:standard'],
        rules: {
          // These are style, not validity.
          'attribute-boolean-style': 'off',
          'attribute-empty-style': 'off',
          'doctype-style': 'off',
          'long-title': 'off',
          'no-trailing-whitespace': 'off',
          'void-style': 'off',
          // role="list" makes VoiceOver announce lists without markers.
          'no-redundant-role': 'off',
          // Aftertalk's own ids have a colon, which ids of authors' headings can't have.
          'valid-id': ['error', { relaxed: true }],
        },
      });
      const wrong: string[] = [];
      for (const { path, html } of pages) {
        const report = await validator.validateString(html, path);
        for (const { messages } of report.results)
          for (const { ruleId, message, line, column } of messages)
            wrong.push(`${path}:${line}:${column} ${ruleId}: ${message}`);
      }
      assert.deepEqual(wrong.slice(0, 20), []);
    });

    test('loads nothing from other sites, and only the scripts of search', () => {
      for (const page of pages)
        for (const element of page.elements) {
          const loaded =
            attribute(element, 'src') ??
            (element.tagName === 'link' &&
            /stylesheet|preload|icon/.test(attribute(element, 'rel') ?? '')
              ? attribute(element, 'href')
              : undefined);
          if (loaded !== undefined) assert.ok(loaded.startsWith(base), `${page.path}: ${loaded}`);
          const isData = attribute(element, 'type') === 'application/ld+json';
          if (element.tagName === 'script' && !isData) {
            assert.equal(textOf(element), '', `${page.path} has an inline script`);
            assert.match(attribute(element, 'src') ?? '', /\/assets\//);
          }
          for (const { name } of element.attrs)
            assert.ok(!/^on|^style$/.test(name), `${page.path}: <${element.tagName} ${name}>`);
        }
    });

    test('weighs at most 14,600 bytes with its styles, compressed, except books', () => {
      for (const page of pages) {
        if (page.path.endsWith('/book/')) continue;
        const styles = all(page, 'link')
          .filter((link) => attribute(link, 'rel') === 'stylesheet')
          .map((link) => join(site.out, (attribute(link, 'href') ?? '').slice(base.length)))
          // An archive's own style has a limit of its own, in its check.
          .filter((style) => !/\/site\.[\w-]+\.css$/.test(style));
        const weight = [page.html, ...styles.map((style) => readFileSync(style))].reduce(
          (sum, part) => sum + gzipSync(part).length,
          0,
        );
        assert.ok(weight <= 14_600, `${page.path} weighs ${weight} bytes`);
      }
    });
  });
}
