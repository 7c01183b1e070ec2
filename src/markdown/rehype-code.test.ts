import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMarkdown } from './processor.ts';

/** Returns how many blocks are highlighted. @param length characters of each block */
function highlighted(blocks: number, length: number, language = 'python'): number {
  const block = `\`\`\`${language}\nreturn zmq${'\n'.repeat(length - 'return zmq\n'.length)}\n\`\`\`\n\n`;
  const surroundings = { language: 'en', folder: 'talks/x', images: new Map() };
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
  test(`${language}, whose grammar takes cubic time, is highlighted up to 4,000 characters`, () => {
    assert.equal(highlighted(1, 4_000, language), 1);
    assert.equal(highlighted(1, 4_001, language), 0);
  });
