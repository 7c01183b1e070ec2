import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import { headingPrefix } from './rehype-links.ts';

/** Makes each heading a link to itself, for mouse, touch and keyboard. */
export function rehypeHeadings() {
  return (tree: Root) => {
    visit(tree, 'element', (node) => {
      const { id } = node.properties;
      if (!/^h[2-6]$/.test(node.tagName) || !String(id).startsWith(headingPrefix)) return;
      const link = { className: 'heading-link', href: `#${id}` };
      // A link can't be within another. The style draws the sign, so that no text repeats it.
      node.children = hasLink(node)
        ? [...node.children, h('a', { ...link, ariaLabel: 'Link to this section' })]
        : [h('a', link, node.children)];
    });
  };
}

function hasLink(node: Element): boolean {
  return node.children.some(
    (child) => child.type === 'element' && (child.tagName === 'a' || hasLink(child)),
  );
}
