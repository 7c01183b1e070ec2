import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { decodePath, withBase } from '../paths.ts';
import { siteUrl } from './rehype-links.ts';

/** Sizes of images by file name, in CSS pixels, so that the page doesn't jump when they load. */
export type Images = ReadonlyMap<string, { width: number; height: number }>;

/**
 * Gives an image next to the text its URL and size, and records its name. An image from elsewhere
 * becomes a link, because pages load nothing from third parties.
 */
export function rehypeImages() {
  return (tree: Root, file: VFile) => {
    const { folder = '', images = new Map() } = file.data.surroundings ?? {};
    const linked = new Set<Element>();
    const used = new Set<string>();
    visit(tree, 'element', (node) => {
      if (node.tagName === 'a') visit(node, 'element', (child) => void linked.add(child));
      if (node.tagName !== 'img') return;
      const { src = '', alt = '' } = node.properties;
      const name = decodePath(String(src)).replace(/^\.\//, '');
      const size = images.get(name);
      if (!size)
        return replaceWithLink(node, siteUrl(String(src), folder), String(alt), linked.has(node));
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

/** Turns an image into a link; into its text if it has no URL or is within a link. */
function replaceWithLink(node: Element, href: string, alt: string, isInLink: boolean) {
  const isText = isInLink || !href;
  node.tagName = isText ? 'span' : 'a';
  node.properties = isText ? {} : { href, rel: ['noopener', 'noreferrer'] };
  node.children = [{ type: 'text', value: alt || href }];
}
