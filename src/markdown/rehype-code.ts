import type { Root } from 'hast';
import { toText } from 'hast-util-to-text';
import { all } from 'lowlight';
import rehypeHighlight from 'rehype-highlight';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

/**
 * The limit for the sum of squared lengths of highlighted code in one text: one block of 10,000
 * characters, or twenty of 2,200. In the worst case the highlighter takes quadratic time.
 */
const maxCost = 10_000 ** 2;

/** Highlights code blocks with a language, up to the limit. */
export function rehypeCode() {
  const highlight = rehypeHighlight({
    languages: all,
    plainText: ['text', 'txt', 'plain', 'plaintext'],
  });
  return (tree: Root, file: VFile) => {
    let cost = 0;
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'pre') return;
      cost += toText(node, { whitespace: 'pre' }).length ** 2;
      if (cost <= maxCost) highlight({ type: 'root', children: [node] }, file);
    });
  };
}
