import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { parseText } from '../check/text.ts';
import { feedContent } from '../feeds/content.ts';
import { readMarkdown } from '../loader/source.ts';
import { emptyBody } from '../archive/model.ts';
import type { TalkRecord } from '../archive/talk.ts';
import { renderMarkdown } from './processor.ts';

const surroundings = { language: 'en', folder: 'talks/x', images: new Map() };

/** Returns the URLs that a text links to on its page and in feeds. */
function published(markdown: string): { page: string[]; feed: string[] } {
  const body = { ...emptyBody, ...renderMarkdown(markdown, surroundings) };
  const talk = {
    id: 'x/y',
    textLanguage: 'en',
    author: [],
    postscripts: [],
    text: 'summary',
    body,
  };
  const feed = feedContent(talk as unknown as TalkRecord, {
    url: 'https://archive.example/',
    language: 'en',
  });
  return { page: hrefs(body.html), feed: hrefs(feed) };
}

function hrefs(html: string): string[] {
  const found: string[] = [];
  visit(fromHtml(html, { fragment: true }), 'element', ({ tagName, properties }) => {
    if (tagName === 'a') found.push(String(properties.href));
  });
  return found;
}

/** Every way to write a link. */
const forms: Record<string, (url: string) => string> = {
  'a link': (url) => `[a](${url})`,
  'a link in angle brackets': (url) => `[a](<${url}>)`,
  'a reference': (url) => `[a][b]\n\n[b]: ${url}`,
  'an autolink': (url) => `<${url}>`,
  'a bare URL': (url) => `See ${url} for more.`,
  'an image': (url) => `![a](${url})`,
  'an image of a reference': (url) => `![a][b]\n\n[b]: ${url}`,
  'raw HTML': (url) => `<a href="${url}">a</a>`,
  'raw HTML of an image': (url) => `<img src="${url}" alt="a">`,
};

describe('a link that leaves the site', () => {
  for (const [form, write] of Object.entries(forms))
    test(`has the URL that was written as ${form}`, () => {
      const url = 'https://github.com/a/b/blob/main/README.md?plain=1#L2';
      const { page, feed } = published(write(url));
      assert.deepEqual({ page, feed }, { page: [url], feed: [url] });
    });

  test('has the URL that was written, whatever that is, or is refused', () => {
    const bit = fc.constantFrom(
      ...['a', 'README.md', '.md', '/', '..', '//', '?', '#', '=', '&', '@', ':', '%20', '%2F'],
      ...['ü', '~', "'", '-', 'talks', 'index.html'],
    );
    const url = fc
      .tuple(
        fc.constantFrom('http://', 'https://', 'HTTPS://', 'mailto:', 'ftp://', 'tel:', 'https:'),
        fc.constantFrom('a.example', 'a.md', 'joe@b.md', 'archive.example'),
        fc.array(bit, { maxLength: 6 }),
      )
      .map(([scheme, host, path]) => scheme + host + path.join(''));
    let checked = 0;
    const property = fc.property(url, fc.constantFrom(...Object.values(forms)), (url, write) => {
      const markdown = write(url);
      const source = readMarkdown('y.md', `---\ntitle: x\n---\n${markdown}`);
      if (parseText(source).findings.some(({ severity }) => severity === 'error')) return;
      // A bare URL may end earlier, and HTML isn't in the outline.
      const { outline } = parseText(source);
      const [link] = [...outline.links, ...outline.images];
      const written = link?.url ?? (/^<(?:a|img) /.test(markdown) ? url : '');
      const expected = URL.parse(written)?.href;
      if (!expected) return;
      checked += 1;
      const { page, feed } = published(markdown);
      assert.deepEqual(
        { page: page.map((href) => URL.parse(href)?.href), feed },
        { page: [expected], feed: [expected] },
      );
    });
    fc.assert(property, { numRuns: 600, seed: 20261127 });
    assert.ok(checked > 200, `${checked} links were published`);
  });
});
