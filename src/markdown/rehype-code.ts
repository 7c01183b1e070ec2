import type { Root } from 'hast';
import { toText } from 'hast-util-to-text';
import { all } from 'lowlight';
import rehypeHighlight from 'rehype-highlight';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

/**
 * The squares of the lengths of all code that is highlighted in one text: one block of 10,000
 * characters, or twenty of 2,200. At worst the highlighter takes the square of what it reads.
 */
const most = 10_000 ** 2;

/** Highlights code whose language is named; beyond the bound it stays as it is. */
export function rehypeCode() {
  const highlight = rehypeHighlight({
    languages: all,
    plainText: ['text', 'txt', 'plain', 'plaintext'],
  });
  return (tree: Root, file: VFile) => {
    let spent = 0;
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'pre') return;
      spent += toText(node, { whitespace: 'pre' }).length ** 2;
      if (spent <= most) highlight({ type: 'root', children: [node] }, file);
    });
  };
}
