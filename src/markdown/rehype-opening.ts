import { toText } from 'hast-util-to-text';
import type { Element, Root, RootContent } from 'hast';
import type { VFile } from 'vfile';
import { opening } from '../archive/opening.ts';

/** Records the opening of the text: of its first paragraph, without footnote marks. */
export function rehypeOpening() {
  return (tree: Root, file: VFile) => {
    const first = tree.children.find((node) => isElement(node, 'p'));
    if (first) {
      const children = first.children.filter((child) => !isElement(child, 'sup'));
      const language = file.data.surroundings?.language ?? 'en';
      file.data.opening = opening(toText({ ...first, children }), language);
    }
  };
}

function isElement(node: RootContent, tagName: string): node is Element {
  return node.type === 'element' && node.tagName === tagName;
}
