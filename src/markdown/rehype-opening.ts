import { toText } from 'hast-util-to-text';
import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { opening } from '../archive/opening.ts';

/** Records the opening of the text: of its first paragraph, without footnote marks. */
export function rehypeOpening() {
  return (tree: Root, file: VFile) => {
    const first = tree.children.find((node) => node.type === 'element' && node.tagName === 'p');
    const language = file.data.surroundings?.language ?? 'en';
    file.data.opening = first ? opening(toText(withoutFootnotes(first)), language) : '';
  };
}

function withoutFootnotes<T extends Root['children'][number]>(node: T): T {
  if (node.type !== 'element') return node;
  const children = node.children.filter(
    (child) => child.type !== 'element' || child.tagName !== 'sup',
  );
  return { ...node, children };
}
