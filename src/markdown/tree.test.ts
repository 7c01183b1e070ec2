import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { remark } from 'remark';
import { renderMarkdown } from './processor.ts';
import { markdownProcessor, markdownTree } from './tree.ts';

const html = (markdown: string) =>
  renderMarkdown(markdown, { language: 'en', folder: 'talks/x', images: new Map() }).html;

describe('emphasis next to Chinese, Japanese and Korean punctuation', () => {
  test('is bold next to a bracket or a full stop', () => {
    assert.equal(
      html('これは**「重要なこと」**です。'),
      '<p>これは<strong>「重要なこと」</strong>です。</p>',
    );
    assert.equal(html('**重要。**です'), '<p><strong>重要。</strong>です</p>');
    assert.equal(html('이것은 **(중요)**입니다'), '<p>이것은 <strong>(중요)</strong>입니다</p>');
  });

  test('can be strikethrough', () => {
    assert.equal(html('これは~~「旧」~~です'), '<p>これは<del>「旧」</del>です</p>');
  });

  test('follows CommonMark next to other letters', () => {
    assert.equal(html('a**"b"**c'), '<p>a**“b”**c</p>');
    assert.equal(html('snake_case_name'), '<p>snake_case_name</p>');
  });
});

describe('GitHub’s extensions', () => {
  const extensions = [
    ...['http://a.example', 'HTTPS://A.EXAMPLE', 'www.a.example', 'WWW.a.example', 'a@b.example'],
    ...['w&#119;w.a.example', '~a~', '~~a~~', '|a|\n|-|', 'a\n:-', 'a\n-:', '[^a]\n\n[^a]: b'],
    ...['- [ ] a', '- [x] a', '- [X] a', '- [\t] a', '- [\n  ] a'],
  ];
  for (const markdown of extensions)
    test(`are parsed in ${JSON.stringify(markdown)}`, () => {
      const tree = markdownTree(markdown);
      assert.deepEqual(tree, markdownProcessor.parse(markdown));
      assert.notDeepEqual(tree, remark.parse(markdown));
    });

  test('are in no text without their characters', () => {
    const bits = [
      ...[
        'htt',
        'p:',
        'ttps',
        '://',
        'ww',
        'w.',
        '.a',
        'xmpp:',
        'mailto:',
        ':',
        '-',
        '- [',
        '[',
        ']',
      ],
      ...[
        '^',
        '](',
        '![',
        '\n',
        '\n\n',
        '\t',
        '- ',
        '> ',
        '`',
        '*',
        '_',
        '\\',
        '<',
        '>',
        '# ',
        '한',
      ],
    ];
    const property = fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 12 }), (parts) => {
      const markdown = parts.join('');
      assert.deepEqual(markdownTree(markdown), markdownProcessor.parse(markdown));
    });
    fc.assert(property, { numRuns: 2000, seed: 20110520, endOnFailure: true });
  });
});
