import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Lets the keyboard scroll what scrolls by itself: code, and tables in a frame of their own. */
export function rehypeScroll() {
  return (tree: Root) => {
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName === 'pre') node.properties.tabIndex = 0;
      if (node.tagName !== 'table' || !parent || index === undefined) return;
      if (parent.type === 'element' && parent.properties.className) return;
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['table'], tabIndex: 0 },
        children: [node],
      };
    });
  };
}
