import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Says a cell's alignment by a class: HTML has dropped the attribute, our policy inline styles. */
export function rehypeAlign() {
  return (tree: Root) => {
    visit(tree, 'element', ({ properties }) => {
      const { align } = properties;
      if (!align) return;
      delete properties.align;
      if (/^(?:left|center|right)$/.test(String(align))) properties.className = [`align-${align}`];
    });
  };
}
