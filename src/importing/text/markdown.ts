import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { tidy } from './tidy.ts';

/**
 * The Markdown of a text, as an archive keeps it: the same marks everywhere, whatever it came from.
 * @param base the address it stood at, for links that are relative to it
 */
export function markdown(tree: Root, base?: string): string {
  tidy(tree, base);
  return processor.stringify(tree).trim();
}

const processor = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', rule: '-', fences: true, listItemIndent: 'one' })
  .freeze();
