import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

/** Marks the words that Aftertalk adds to a text in another language than theirs: English. */
export function rehypeInterface() {
  return (tree: Root, file: VFile) => {
    if (/^en\b/.test(file.data.surroundings?.language ?? 'en')) return;
    visit(tree, 'element', ({ properties }) => {
      const { ariaLabel, className, id } = properties;
      const isTitle = String(className).includes('markdown-alert-title');
      if (ariaLabel || isTitle || /footnote-label$/.test(String(id))) properties.lang = 'en';
    });
  };
}
