import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * Characters that XML 1.0, and so a feed, can't contain: controls except tabs and line ends,
 * noncharacters and lone surrogates. DEL is allowed there but useless.
 */
const invalid = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|\x7F/gu;

/** Whether a text may have such characters, as they are or as character references. */
export function mayHaveInvalid(text: string): boolean {
  return text.includes('&') || text.search(invalid) >= 0;
}

/** Removes invalid characters from text and attributes. */
export function rehypeCharacters() {
  return (tree: Root) => {
    visit(tree, (node) => {
      if (node.type === 'text') node.value = node.value.replace(invalid, '');
      if (node.type !== 'element') return;
      for (const [name, value] of Object.entries(node.properties))
        if (typeof value === 'string') node.properties[name] = value.replace(invalid, '');
    });
  };
}
