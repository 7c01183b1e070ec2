import type { Heading, Link, List, Nodes, Parents, Root } from 'mdast';
import { readable } from '../fetch.ts';
import { visit } from 'unist-util-visit';

/**
 * Makes a text fit to stand in an archive: headings begin at the second level and skip none (the
 * page's title is the first), links and images lead somewhere that a browser may open, and what
 * leads nowhere stays as its text.
 * @param beside images that lie beside the text
 * @returns the addresses that led nowhere
 */
export function tidy(tree: Root, base?: string, beside: ReadonlySet<string> = new Set()): string[] {
  const headings: Heading[] = [];
  const dropped: string[] = [];
  visit(tree, (node, index, parent) => {
    if (node.type === 'heading') headings.push(node);
    if (node.type === 'definition' || node.type === 'linkReference') return;
    if (!parent || index === undefined) return;
    if (node.type === 'link') endBeforePunctuation(node, index, parent);
    if (node.type === 'image' && beside.has(node.url)) {
      node.alt ||= node.url;
      return;
    }
    if (node.type === 'link' || node.type === 'image') {
      const address = webAddress(node.url, base);
      if (address) node.url = address;
      else {
        dropped.push(node.url);
        return unwrap(node, index, parent);
      }
      if (node.type === 'image') node.alt ||= nameOf(address);
    }
    if (node.type === 'list') tighten(node);
    if (node.type === 'html') {
      parent.children[index] = { type: 'text', value: node.value };
    }
    return;
  });
  level(headings);
  return dropped;
}

/**
 * The address that a link means, or nothing where no browser could follow it from here.
 * @example webAddress('//a.example/x') // => 'https://a.example/x'
 */
export function webAddress(address: string, base?: string): string | undefined {
  const clean = address
    .trim()
    // Browsers drop these wherever they stand, and so would be misled.
    .replaceAll(/[\t\n\r]/g, '')
    .replace(/^\/\//, 'https://')
    .replaceAll(/\s/g, '%20');
  if (/[\p{C}]/u.test(clean)) return undefined;
  if (/^mailto:[^\s]+@/i.test(clean)) return clean;
  const url = URL.parse(clean, base);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  // As it was written, where it was whole: an address is never put in other words.
  return /^https?:\/\//i.test(clean) ? clean : url.href;
}

function unwrap(node: Nodes, index: number, parent: Parents): number {
  const children =
    'children' in node
      ? node.children
      : [{ type: 'text', value: ('alt' in node && node.alt) || '' }];
  parent.children.splice(index, 1, ...(children as never[]));
  return index;
}

/** A list of short items has no empty lines between them. */
function tighten(list: List) {
  const short = list.children.every(({ children: [first, ...rest] }) =>
    [first?.type === 'paragraph', ...rest.map(({ type }) => type === 'list')].every(Boolean),
  );
  if (short) for (const node of [list, ...list.children]) node.spread = false;
}

/** A bare address ends before the punctuation of its sentence. */
function endBeforePunctuation(link: Link, index: number, parent: Parents) {
  const [text] = link.children;
  const end = link.url.match(/[.,;:!?]+$/)?.[0];
  if (!end || text?.type !== 'text' || text.value !== link.url) return;
  link.url = text.value = link.url.slice(0, -end.length);
  parent.children.splice(index + 1, 0, { type: 'text', value: end } as never);
}

function level(headings: readonly Heading[]) {
  const top = Math.min(...headings.map(({ depth }) => depth));
  let before = 1;
  for (const heading of headings) {
    heading.depth = Math.min(heading.depth - top + 2, before + 1, 6) as Heading['depth'];
    before = heading.depth;
  }
}

function nameOf(address: string): string {
  return readable(new URL(address).pathname.split('/').pop() || '') || address;
}
