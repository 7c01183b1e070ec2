import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { anyTextToMarkdown } from './any-text.ts';
import { singleLine } from './characters.ts';
import { fromHtml, fromMarkdown } from './html.ts';
import { toMarkdown } from './markdown.ts';

const htmlToMarkdown = (html: string, base?: string) => toMarkdown(fromHtml(html), base);

describe('a text of unknown format', () => {
  test('plain text: joins wrapped lines, keeps other line breaks', () => {
    const long = 'A line that somebody broke because the screen of the day was full\nand went on.';
    assert.equal(anyTextToMarkdown(long), long.replace('\n', ' '));
    assert.equal(anyTextToMarkdown('Speaker: Ann\nRoom: 3'), 'Speaker: Ann\\\nRoom: 3');
  });

  test('plain text: escapes signs that Markdown would interpret', () => {
    assert.equal(
      anyTextToMarkdown('1 * 2 * 3 and <b and a_b_c'),
      '1 \\* 2 \\* 3 and \\<b and a_b_c',
    );
    assert.equal(anyTextToMarkdown('# not a heading?'), '## not a heading?');
  });

  test('plain text: recognizes lists and URLs', () => {
    assert.equal(
      anyTextToMarkdown(
        'TopicFiles:\n• one\n• two\n\nSee https://a.example/x_y, and (http://b.example).',
      ),
      'TopicFiles:\n\n- one\n- two\n\nSee <https://a.example/x_y>, and (<http://b.example>).',
    );
  });

  test('reStructuredText', () => {
    assert.equal(
      anyTextToMarkdown(
        'Intro\n=====\n\nUse ``pip`` and `docs <https://d.example/>`__.\n\n.. code-block:: python\n\n    import x\n',
      ),
      '## Intro\n\nUse `pip` and [docs](https://d.example/).\n\n```python\nimport x\n```',
    );
  });

  test('reStructuredText: an image with an empty option', () => {
    assert.equal(
      anyTextToMarkdown('See:\n\n.. image:: https://a.example/b.png\n    :alt:\n\nThen ``x``.'),
      'See:\n\n![b.png](https://a.example/b.png)\n\nThen `x`.',
    );
  });

  test('text that only resembles reStructuredText is read as plain text, with all its words', () => {
    const text = 'A ``|missing| thing`` and |this|.\n\n.. odd:: directive words\n\n   inner words';
    for (const word of ['missing', 'thing', 'this', 'inner', 'words'])
      assert.match(anyTextToMarkdown(text), new RegExp(word));
  });

  test('reads HTML, and Markdown with HTML in it', () => {
    assert.equal(anyTextToMarkdown('<p>One &amp; <em>two</em></p>'), 'One & *two*');
    assert.equal(toMarkdown(fromMarkdown('A **b** <i>c</i>\n\n<p>d</p>')), 'A **b** *c*\n\nd');
  });
});

test('every word of the samples’ descriptions is in their Markdown', () => {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const files = globSync('import/samples/pyvideo/*/videos/*.json');
  assert.ok(files.length > 40);
  for (const file of files) {
    const { description } = JSON.parse(readFileSync(file, 'utf8')) as { description?: string };
    const source = (description ?? '').replaceAll(/<[^>\s]*>|&\w+;|^\.\. .*$/gm, '');
    const imported = new Set(words(anyTextToMarkdown(description ?? '')));
    const missing = words(source).filter((word) => !imported.has(word));
    assert.deepEqual(missing, [], file);
  }
});

test('headings start at the second level and skip none', () => {
  assert.equal(
    htmlToMarkdown('<h1>A</h1><h4>B</h4><h2>C</h2><h6>D</h6>'),
    '## A\n\n### B\n\n### C\n\n#### D',
  );
});

test('links become absolute, or are replaced with their text', () => {
  const base = 'https://blog.example/2011/post';
  assert.equal(
    htmlToMarkdown(
      '<a href="x.html">a</a> <a href="//h.example/">b</a> <a href="java&#10;script:x">c</a> <a href="vbscript:x">d</a>',
      base,
    ),
    '[a](https://blog.example/2011/x.html) [b](https://h.example/) c d',
  );
  assert.equal(htmlToMarkdown('<a href="x.html">a</a> <a href="#b">b</a>'), 'a b');
});

test('an image without alt text gets its file name', () => {
  assert.equal(
    htmlToMarkdown('<img src="https://a.example/a%20b.png">'),
    '![a b.png](https://a.example/a%20b.png)',
  );
});

test('a title is one line without invisible characters', () => {
  assert.equal(singleLine(' A\u202E\u0007\n b\uFEFF '), 'A b');
});

test('a table with blocks in its cells becomes these blocks, without the numbers of lines', () => {
  assert.equal(
    htmlToMarkdown(
      '<table><tr><td class="gutter"><pre>1\n2</pre></td><td class="code"><pre><code class="language-sh"># a\nls</code></pre></td></tr></table>' +
        '<table><tr><td><ul><li>One</li></ul></td><td>Two</td></tr></table><table><tr><th>A</th></tr><tr><td>1</td></tr></table>',
    ),
    '```sh\n# a\nls\n```\n\n- One\n\nTwo\n\n| A |\n| - |\n| 1 |',
  );
});

test('footnotes of any program become those of Markdown', () => {
  for (const html of [
    'A<sup><a href="#fn:1" class="footnote">1</a></sup><div class="footnotes"><ol><li id="fn:1"><p>Note. <a href="#fnref:1">↩</a></p></li></ol></div>',
    'A<sup data-fn="x" class="fn"><a href="#x" id="x-link">1</a></sup><ol class="wp-block-footnotes"><li id="x">Note. <a href="#x-link">↩︎</a></li></ol>',
    'A<a href="#f-1" id="r-1" class="footnote-reference">1</a><dl class="footnotes"><dt id="f-1">1</dt><dd><p>Note.</p></dd></dl>',
  ])
    assert.equal(htmlToMarkdown(html).replaceAll(/ +$/gm, ''), 'A[^1]\n\n[^1]: Note.', html);
  assert.equal(toMarkdown(fromMarkdown('A[^x].\n\n[^x]: Note.')), 'A[^1].\n\n[^1]: Note.');
});

test('what is embedded has a text where it stays a link', () => {
  assert.equal(
    htmlToMarkdown(
      '<video src="https://a.example/b.mp4"></video> <a href="https://a.example/"></a> <audio src="https://a.example/c.mp3" title="C"></audio><iframe src="https://www.youtube-nocookie.com/embed/abcdefghijk?x"></iframe>',
    ),
    '[b.mp4](https://a.example/b.mp4) [a.example](https://a.example/) [C](https://a.example/c.mp3 "C")[www.youtube.com](https://www.youtube.com/watch?v=abcdefghijk)',
  );
});
