import type { Root } from 'mdast';
import { markdownProcessor } from '../../src/markdown/tree.ts';
import { tidy } from './tidy.ts';

/**
 * The Markdown of a text, as an archive keeps it: the same marks everywhere, whatever it came from.
 * @param base the address it stood at, for links that are relative to it
 * @param beside images that lie beside the text; `dropped` hears of addresses that lead nowhere
 */
export function markdown(
  tree: Root,
  base?: string,
  { beside, dropped }: { beside?: ReadonlySet<string>; dropped?: (address: string) => void } = {},
): string {
  for (const address of tidy(tree, base, beside)) dropped?.(address);
  return processor.stringify(tree).trim();
}

const processor = markdownProcessor()
  .use({ settings: { bullet: '-', rule: '-', fences: true, listItemIndent: 'one' } })
  .freeze();
