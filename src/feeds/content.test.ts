import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Talk } from '../archive/model.ts';
import { broken, htmlRules } from '../test/feeds/rules.ts';
import { renderMarkdown } from '../markdown/processor.ts';
import { feedContent, plainHtml } from './content.ts';

const site = { url: 'https://x.example/base/', language: 'en' };

function content(html: string, fields: Partial<Talk> = {}): string {
  const talk = {
    id: 'conf/a',
    body: { html },
    text: 'summary',
    textLanguage: 'en',
    author: [],
    postscripts: [],
  };
  const text = feedContent({ ...talk, ...fields } as unknown as Talk, site);
  assert.deepEqual(broken(htmlRules, text), []);
  return text;
}

test('resolves relative URLs against the site or the talk’s page', () => {
  assert.equal(
    content('<p><a href="/about/">a</a><a href="#b">b</a><img src="c.png" alt=""></p>'),
    '<p><a href="https://x.example/about/">a</a>' +
      '<a href="https://x.example/talks/conf/a/#b">b</a>' +
      '<img alt="" src="https://x.example/talks/conf/a/c.png"></p>',
  );
});

for (const kind of ['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'])
  test(`shows an alert of kind ${kind} as a quotation with its kind, like pages`, () => {
    const surroundings = { language: 'en', folder: 'talks/x', images: new Map() };
    const { html } = renderMarkdown(`> [!${kind}]\n> Mind the gap.`, surroundings);
    const alert = new RegExp(
      `^<blockquote[^>]*>\\s*<p[^>]*>${kind}</p>\\s*<p>Mind the gap.</p>`,
      'i',
    );
    assert.match(html, alert);
    assert.match(content(html), alert);
  });

test('omits an invalid URL, but not the text of its link', () => {
  assert.equal(content('<p><a href="http://[">x</a></p>'), '<p><a>x</a></p>');
});

test('keeps the language of code, without the highlighter’s spans', () => {
  assert.equal(
    content(
      '<pre tabindex="0"><code class="hljs language-js"><span class="hljs-keyword">let</span> a</code></pre>',
    ),
    '<pre><code class="language-js">let a</code></pre>',
  );
});

test('omits ids, classes, handlers, styles and heading links', () => {
  assert.equal(
    content(
      '<h2 id="x" class="y" onclick="z()" style="a">T<a class="heading-link" href="#x"></a></h2>',
    ),
    '<h2>T</h2>',
  );
});

test('keeps spanning cells of tables, and what is done of tasks', () => {
  assert.equal(
    content(
      '<div class="table"><table><tbody><tr><td colspan="2">x</td></tr></tbody></table></div>',
    ),
    '<table><tbody><tr><td colspan="2">x</td></tr></tbody></table>',
  );
  assert.equal(
    content(
      '<ul><li><input type="checkbox" checked disabled> a</li><li><input type="checkbox"> b</li></ul>',
    ),
    '<ul><li>☑ a</li><li>☐ b</li></ul>',
  );
});

test('marks a text in another language, and lets it set its direction', () => {
  assert.equal(
    content('<p>x</p>', { textLanguage: 'ar' }),
    '<div lang="ar" dir="auto"><p>x</p></div>',
  );
});

test('doesn’t mark an English text about a talk in another language', () => {
  assert.equal(content('<p>x</p>', { language: 'ko' }), '<p>x</p>');
});

test('removes control characters written as character references', () => {
  assert.equal(content('<p>a&#7;b\uFFFEc</p>'), '<p>abc</p>');
});

test('escapes plain text for HTML', () => {
  assert.equal(plainHtml('List<T> & friends'), 'List&lt;T> &amp; friends');
});
