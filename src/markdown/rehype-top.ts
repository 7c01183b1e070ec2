import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** A text's top heading stands below the page's own, which is the only one of its level. */
export function rehypeTop() {
  return (tree: Root) => {
    visit(tree, 'element', (node) => {
      if (node.tagName === 'h1') node.tagName = 'h2';
    });
  };
}
