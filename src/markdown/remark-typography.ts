import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkSmartypants from 'remark-smartypants';
import type { Processor } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

/** What remark-smartypants replaces. */
const replaceable = /["'`]|--|\.{3}|\. \./;
/** Most paragraphs have nothing else to replace, and this is faster than remark-smartypants. */
const apostrophe = /(?<=\p{L})'(?=\p{L})/gu;

/** Sets curly quotes, dashes and ellipses in English texts; in as few blocks as possible, for speed. */
export function remarkTypography(this: Processor) {
  const typeset = remarkSmartypants.call(this) as unknown as (tree: Root) => void;
  return (tree: Root, file: VFile) => {
    if (file.data.surroundings?.language.split('-')[0] !== 'en') return;
    for (const block of tree.children) {
      if (!replaceable.test(toString(block))) continue;
      visit(block, 'text', (node) => {
        node.value = node.value.replace(apostrophe, '’');
      });
      if (replaceable.test(toString(block))) typeset({ type: 'root', children: [block] });
    }
  };
}
