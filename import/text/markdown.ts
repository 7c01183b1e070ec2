import type { Heading, Link, List, Nodes, Parents, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { markdownProcessor } from '../../src/markdown/tree.ts';
import { decodePercent, webUrl } from '../web-url.ts';

/**
 * Returns the Markdown of a tree, fit for an archive: headings start at the second level and skip none
 * (the page's title is the first), links and images are absolute, and those that can't be are replaced
 * with their text.
 * @param base URL of relative links
 * @param images names of images next to the text's file
 * @param onDroppedLink is called with each link that is replaced
 */
export function toMarkdown(
  tree: Root,
  base?: string,
  images: ReadonlySet<string> = new Set(),
  onDroppedLink: (link: string) => void = () => {},
): string {
  const headings: Heading[] = [];
  visit(tree, (node, index, parent) => {
    if (node.type === 'heading') headings.push(node);
    if (node.type === 'definition' || node.type === 'linkReference') return;
    if (!parent || index === undefined) return;
    if (node.type === 'link') endBeforePunctuation(node, index, parent);
    if (node.type === 'image' && images.has(node.url)) {
      node.alt ||= node.url;
      return;
    }
    if (node.type === 'link' || node.type === 'image') {
      const url = webUrl(node.url, base);
      if (!url) {
        onDroppedLink(node.url);
        return unwrap(node, index, parent);
      }
      node.url = url;
      if (node.type === 'image') node.alt ||= lastPathPart(url);
    }
    if (node.type === 'list') tighten(node);
    if (node.type === 'html') parent.children[index] = { type: 'text', value: node.value };
    return;
  });
  fixLevels(headings);
  return processor.stringify(tree).trim();
}

const processor = markdownProcessor()
  .use({ settings: { bullet: '-', rule: '-', fences: true, listItemIndent: 'one' } })
  .freeze();

function unwrap(node: Nodes, index: number, parent: Parents): number {
  const children =
    'children' in node
      ? node.children
      : [{ type: 'text', value: ('alt' in node && node.alt) || '' }];
  parent.children.splice(index, 1, ...(children as never[]));
  return index;
}

/** Removes the empty lines between items of one paragraph. */
function tighten(list: List) {
  const short = list.children.every(({ children: [first, ...rest] }) =>
    [first?.type === 'paragraph', ...rest.map(({ type }) => type === 'list')].every(Boolean),
  );
  if (short) for (const node of [list, ...list.children]) node.spread = false;
}

/** Moves the punctuation of a sentence out of a bare URL. */
function endBeforePunctuation(link: Link, index: number, parent: Parents) {
  const [text] = link.children;
  const end = link.url.match(/(?<![.,;:!?])[.,;:!?]+$/)?.[0];
  if (!end || text?.type !== 'text' || text.value !== link.url) return;
  link.url = text.value = link.url.slice(0, -end.length);
  parent.children.splice(index + 1, 0, { type: 'text', value: end } as never);
}

function fixLevels(headings: readonly Heading[]) {
  const top = Math.min(...headings.map(({ depth }) => depth));
  let previous = 1;
  for (const heading of headings) {
    heading.depth = Math.min(heading.depth - top + 2, previous + 1, 6) as Heading['depth'];
    previous = heading.depth;
  }
}

function lastPathPart(url: string): string {
  return decodePercent(new URL(url).pathname.split('/').pop() || '') || url;
}
