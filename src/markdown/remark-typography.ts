import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkSmartypants from 'remark-smartypants';
import type { Processor } from 'unified';
import { visit } from 'unist-util-visit';

/** What the typographer sets, as typewriters write it. */
const typewritten = /["'`]|--|\.{3}|\. \./;
/** What stands for itself: the only sign that most paragraphs have. */
const apostrophe = /(?<=\p{L})'(?=\p{L})/gu;

/** Curly quotes, dashes and ellipses. The typographer reads every word, and so only where it must. */
export function remarkTypography(this: Processor) {
  const set = remarkSmartypants.call(this) as unknown as (tree: Root) => void;
  return (tree: Root) => {
    for (const block of tree.children) {
      if (!typewritten.test(toString(block))) continue;
      visit(block, 'text', (node) => {
        node.value = node.value.replace(apostrophe, '’');
      });
      if (typewritten.test(toString(block))) set({ type: 'root', children: [block] });
    }
  };
}
