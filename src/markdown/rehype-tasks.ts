import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Tells those who can't see a task's box whether it is ticked. */
export function rehypeTasks() {
  return (tree: Root) => {
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName === 'input') properties.ariaLabel = properties.checked ? 'Done' : 'To do';
    });
  };
}
