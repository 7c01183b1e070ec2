import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMarkdown } from './processor.ts';

function minutes(markdown: string): number | undefined {
  const surroundings = { language: 'en', folder: 'talks/c', images: new Map() };
  return renderMarkdown(markdown, surroundings).minutes;
}

test('code counts by lines, so that a long line of data is one', () => {
  const withCode = (code: string) => minutes(`Text.\n\n\`\`\`\n${code}\n\`\`\`\n`);
  assert.equal(withCode('x = f(y, z)\n\n'.repeat(86)), 3);
  assert.equal(withCode('word '.repeat(10_000)), 1);
});

test('words count whatever their markup, but not those that readers don’t see', () => {
  const plain = 'word '.repeat(230 * 4).trim();
  const list = `- ${plain.replaceAll(' ', '\n- ')}`;
  const table = `| a |\n|-|\n| ${plain.replaceAll(' ', ' |\n| ')} |`;
  for (const text of [plain, `**${plain}**`, list, table, `${plain} <script>${plain}</script>`])
    assert.equal(minutes(text), 4);
});
