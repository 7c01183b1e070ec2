import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { text } from '../schema/fields.ts';
import { renderMarkdown } from './processor.ts';

const html = (markdown: string) =>
  renderMarkdown(markdown, { language: 'en', folder: 'talks/x', images: new Map() }).html;

describe('a text', () => {
  test('and a title keep four accents of a letter, however many are written', () => {
    for (const base of ['', 'e', 'Łe', 'и'])
      for (const count of [4, 5, 500]) {
        const written = base + '\u0301\u0323'.repeat(count).slice(0, count);
        const shown = base + '\u0301\u0323'.repeat(2);
        assert.equal(html(`a ${written} b`), `<p>a ${shown} b</p>`);
        assert.equal(html(`a ${written} &amp; b`), `<p>a ${shown} &#x26; b</p>`);
        assert.equal(text.parse(`a ${written}`), `a ${shown}`);
      }
  });

  test('keeps every accent of languages that have several', () => {
    for (const word of ['Tiếng Việt'.normalize('NFD'), 'בְּרֵאשִׁ֖ית', 'ཨོཾ་མ་ཎི་པདྨེ་ཧཱུྃ', 'क्ष्म्य'])
      assert.equal(html(word), `<p>${word}</p>`);
  });

  test('marks links whose text is their URL, because print doesn’t repeat it', () => {
    const classes = (markdown: string) => /class="bare"/.test(html(markdown));
    for (const markdown of [
      'https://a.example',
      '<https://a.example/b?c=d>',
      'www.a.example/b',
      '[https://a.example/](https://a.example)',
      'https://a.example/日本',
    ])
      assert.ok(classes(markdown), markdown);
    for (const markdown of [
      '[a.example/b](https://a.example)',
      '[talk](https://a.example/talk)',
      '[https://b.example](https://a.example)',
      '<me@a.example>',
    ])
      assert.ok(!classes(markdown), markdown);
  });

  test('marks annotations by the length of the whole, because browsers don’t break them', () => {
    const isLong = (markdown: string) => /<ruby class="long">/.test(html(markdown));
    assert.ok(!isLong('<ruby>漢字<rt>かんじ</rt></ruby>'));
    assert.ok(isLong(`<ruby>${'漢字<b>漢字</b>'.repeat(8)}<rt>かんじ</rt></ruby>`));
    assert.ok(isLong(`<ruby>漢字<rt>${'かんじ<b>かんじ</b>'.repeat(6)}</rt></ruby>`));
  });
});
