import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** What XML 1.0 can't hold, and so no feed: controls but tab and line ends, noncharacters, halves. */
const impossible = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|\x7F/gu;

/** Whether a text has such a character. */
export function hasImpossible(text: string): boolean {
  return text.search(impossible) >= 0;
}

/** Drops characters that no page, feed or terminal is better for. */
export function rehypeCharacters() {
  return (tree: Root) => {
    visit(tree, (node) => {
      if (node.type === 'text') node.value = node.value.replace(impossible, '');
      if (node.type !== 'element') return;
      for (const [name, value] of Object.entries(node.properties))
        if (typeof value === 'string') node.properties[name] = value.replace(impossible, '');
    });
  };
}
