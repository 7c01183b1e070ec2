import type { ElementContent, Root } from 'hast';
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
/** The grammar that takes cubic time: 4,000 characters cost as much as 10,000 in other languages. */
const cubic = /^language-(?:c#|cs|csharp)$/i;

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
      const { length } = toText(node, { whitespace: 'pre' });
      cost += node.children.some(isCubic) ? length ** 3 / 640 : length ** 2;
      if (cost <= maxCost) highlight({ type: 'root', children: [node] }, file);
    });
  };
}

function isCubic(code: ElementContent): boolean {
  const names = code.type === 'element' && code.properties.className;
  return Array.isArray(names) && names.some((name) => cubic.test(String(name)));
}
