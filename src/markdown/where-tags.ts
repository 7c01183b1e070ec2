import type { Root } from 'hast';
import type { Plugin } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

declare module 'vfile' {
  interface DataMap {
    tags: ReadonlySet<string>;
  }
}

/** Notes which elements a text has: most steps have nothing to do in most texts. */
export function rehypeTags() {
  return (tree: Root, file: VFile) => {
    const tags = new Set<string>();
    visit(tree, 'element', ({ tagName }) => void tags.add(tagName));
    file.data.tags = tags;
  };
}

/** A step that is taken only in texts that have one of these elements, as `rehypeTags` found them. */
export function whereTags<Options extends unknown[]>(
  tags: readonly string[],
  step: Plugin<Options, Root>,
  ...options: Options
) {
  return function (this: ThisParameterType<typeof step>) {
    // Not before a text asks for it: the highlighter alone learns two hundred languages.
    let take: ((tree: Root, file: VFile) => void) | undefined;
    return (tree: Root, file: VFile) => {
      if (!tags.some((tag) => file.data.tags?.has(tag))) return;
      take ??= step.apply(this, options) as typeof take;
      return take?.(tree, file);
    };
  };
}
