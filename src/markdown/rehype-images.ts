import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { withBase } from '../paths.ts';
import { siteAddress } from './rehype-links.ts';

/** The images beside a file, by name, in CSS pixels: a page must not jump when they arrive. */
export type Images = ReadonlyMap<string, { width: number; height: number }>;

/**
 * Serves an image that lies beside the text under the conference's address, with its size, and
 * keeps its name; one from elsewhere becomes a link, for nothing is loaded from a third party.
 */
export function rehypeImages() {
  return (tree: Root, file: VFile) => {
    const { folder = '', images = new Map() } = file.data.surroundings ?? {};
    const linked = imagesInLinks(tree);
    const used = new Set<string>();
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'img') return;
      const { src = '', alt = '' } = node.properties;
      const name = decode(String(src)).replace(/^\.\//, '');
      const size = images.get(name);
      if (!size)
        return becomeLink(node, siteAddress(String(src), folder), String(alt), linked.has(node));
      used.add(name);
      Object.assign(node.properties, {
        src: withBase(`${folder}/${encodeURIComponent(name)}`),
        ...size,
        loading: 'lazy',
      });
    });
    file.data.images = [...used];
  };
}

/** A link can't stand within a link, nor lead nowhere: there the image gives way to its text. */
function becomeLink(node: Element, href: string, alt: string, within: boolean) {
  const text = within || !href;
  node.tagName = text ? 'span' : 'a';
  node.properties = text ? {} : { href, rel: ['noopener', 'noreferrer'] };
  node.children = [{ type: 'text', value: alt || href }];
}

function imagesInLinks(tree: Root): Set<Element> {
  const images = new Set<Element>();
  visit(tree, 'element', (link) => {
    if (link.tagName !== 'a') return;
    visit(link, 'element', (node) => {
      if (node.tagName === 'img') images.add(node);
    });
  });
  return images;
}

function decode(src: string): string {
  try {
    return decodeURI(src);
  } catch {
    return src;
  }
}
