import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Lets an id stand once: an author who writes a footnote's by hand takes nobody's place. */
export function rehypeIds() {
  return (tree: Root) => {
    const taken = new Set<unknown>();
    visit(tree, 'element', ({ properties }) => {
      if (taken.has(properties.id)) delete properties.id;
      else if (properties.id !== undefined) taken.add(properties.id);
    });
  };
}
