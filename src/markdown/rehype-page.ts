import type { Root } from 'hast';
import { toText } from 'hast-util-to-text';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

/** Adapts a text to the page that it becomes part of, and records which elements it has. */
export function rehypePage() {
  return (tree: Root, file: VFile) => {
    const tags = new Set<string>();
    const ids = new Set<unknown>();
    visit(tree, 'element', (node, index, parent) => {
      const { properties } = node;
      const { align, checked, id } = properties;
      // The page's own heading is its only h1.
      if (node.tagName === 'h1') node.tagName = 'h2';
      tags.add(node.tagName);
      // An author may have written the id of a footnote in HTML.
      if (ids.has(id)) delete properties.id;
      else if (id !== undefined) ids.add(id);
      // HTML no longer has the attribute, and the security policy forbids inline styles.
      delete properties.align;
      if (/^(?:left|center|right)$/.test(String(align))) properties.className = [`align-${align}`];
      // Longer ones are wider than a phone.
      if (node.tagName === 'ruby' && toText(node).length > 30) properties.className = ['long'];
      // For readers who can't see the checkbox of a task.
      if (node.tagName === 'input') properties.ariaLabel = checked ? 'Done' : 'To do';
      // Code scrolls by itself, a table within a frame; both need the focus to scroll by keyboard.
      if (node.tagName === 'pre') properties.tabIndex = 0;
      if (node.tagName === 'table' && parent && index !== undefined)
        parent.children[index] = {
          type: 'element',
          tagName: 'div',
          properties: { className: ['table'], tabIndex: 0 },
          children: [node],
        };
    });
    file.data.tags = tags;
  };
}
