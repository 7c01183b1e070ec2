import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all } from 'lowlight';
import { renderMarkdown } from './processor.ts';

const surroundings = { language: 'en', folder: 'talks/x', images: new Map() };

function render(language: string, code: string): string {
  return renderMarkdown(`\`\`\`${language}\n${code}\n\`\`\`\n`, surroundings).html;
}

/** Returns how many blocks are highlighted. @param length characters of each block */
function highlighted(blocks: number, length: number, language = 'python'): number {
  const block = `\`\`\`${language}\nreturn zmq${'\n'.repeat(length - 'return zmq\n'.length)}\n\`\`\`\n\n`;
  const { html } = renderMarkdown(block.repeat(blocks), surroundings);
  assert.equal(html.split('zmq').length - 1, blocks);
  return html.split('hljs-keyword').length - 1;
}

test('code of 10,000 characters is highlighted, and longer code isn’t', () => {
  assert.equal(highlighted(1, 10_000), 1);
  assert.equal(highlighted(1, 10_001), 0);
});

test('many blocks are highlighted up to the same limit', () => {
  assert.equal(highlighted(20, 2_200), 20);
  assert.equal(highlighted(30, 2_200), 20);
});

for (const language of ['csharp', 'CS', 'c#'])
  test(`${language}, whose grammar is slow, is highlighted up to 4,000 characters`, () => {
    assert.equal(highlighted(1, 4_000, language), 1);
    assert.equal(highlighted(1, 4_001, language), 0);
  });

test('nestedtext, whose grammar is slow, is highlighted up to 4,000 characters', () => {
  const item = (length: number) => render('nestedtext', `a: ${'b'.repeat(length - 4)}`);
  assert.match(item(4_000), /hljs-attribute/);
  assert.doesNotMatch(item(4_001), /hljs-attribute/);
});

test('the body of an HTTP response is highlighted as JSON, and its language isn’t guessed', () => {
  const head = 'HTTP/1.1 200 OK\nServer: a\n\n';
  assert.match(render('http', `${head}{"size": 2}`), /hljs-attr">"size"/);
  assert.doesNotMatch(render('http', `${head}def a(): pass`), /hljs-keyword/);
});

test('a function in PostgreSQL is highlighted as SQL', () => {
  const html = render('pgsql', 'CREATE FUNCTION a() AS $$ SELECT 1 $$');
  assert.match(html, /language-pgsql.*hljs-keyword">SELECT/s);
});

test('code in no language becomes more than fifty elements deep', () => {
  const signs = '[ ${ `${ @( /* (* {- #( #{ {% ( { <a> a[ ${a'.split(' ');
  for (const language of Object.keys(all))
    for (const sign of signs) {
      let [depth, deepest] = [0, 0];
      for (const [tag] of render(language, sign.repeat(100)).matchAll(/<\/?span/g)) {
        depth += tag === '<span' ? 1 : -1;
        deepest = Math.max(deepest, depth);
      }
      assert.ok(deepest <= 50, `${language}: ${sign}`);
    }
});

test('highlighted code has twenty thousand elements in a text at most', () => {
  const block = '```oxygene\n' + ';'.repeat(2_000) + '\n```\n';
  const { html } = renderMarkdown(block.repeat(15), surroundings);
  assert.equal(html.split('<span').length - 1, 20_000);
});
