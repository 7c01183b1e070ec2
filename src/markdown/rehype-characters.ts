import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { excessAccents } from '../archive/character.ts';

/**
 * Characters that XML 1.0, and so a feed, can't contain: controls except tabs and line ends,
 * noncharacters and lone surrogates. DEL is allowed there but useless.
 */
const invalid = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|\x7F/gu;

/** Whether a text may have such characters, as they are or as character references. */
export function mayHaveInvalid(text: string): boolean {
  return text.includes('&') || [invalid, excessAccents].some((each) => text.search(each) >= 0);
}

/** Removes invalid characters from text and attributes, and accents that would cover other lines. */
export function rehypeCharacters() {
  return (tree: Root) => {
    visit(tree, (node) => {
      if (node.type === 'text') node.value = clean(node.value);
      if (node.type !== 'element') return;
      for (const [name, value] of Object.entries(node.properties))
        if (typeof value === 'string') node.properties[name] = clean(value);
    });
  };
}

function clean(text: string): string {
  return text.replace(invalid, '').replace(excessAccents, '');
}
