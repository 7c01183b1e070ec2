import type { Root } from 'hast';
import { posix } from 'node:path';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { at } from '../paths.ts';

/**
 * Makes links that are right in the repository right on the site: `../pycon-2012/zmq.md` leads to
 * the talk's page, and `/about/` to the page under the site's base path. Links that leave the site
 * do not hand over the window.
 */
export function rehypeLinks() {
  return (tree: Root, file: VFile) => {
    const folder = file.data.surroundings?.folder ?? '';
    visit(tree, 'element', (node) => {
      const { href } = node.properties;
      if (node.tagName !== 'a' || typeof href !== 'string') return;
      if (/^https?:/i.test(href)) node.properties.rel = ['noopener', 'noreferrer'];
      else node.properties.href = siteAddress(href, folder);
    });
  };
}

/**
 * The address on the site of a link within the repository.
 * @param folder where the link stands, below `content/`
 * @example siteAddress('../redis.md#sets', 'talks/x') // => '/talks/redis/#sets'
 */
export function siteAddress(href: string, folder: string): string {
  if (href.startsWith('/')) return at(href.replace(/^\/+/, ''));
  const [, path = '', rest = ''] = href.match(/^([^?#]*)(.*)$/s) ?? [];
  if (!path.endsWith('.md')) return href;
  const file = posix.join(folder, path);
  return file.startsWith('..') ? href : at(`${file.slice(0, -'.md'.length)}/${rest}`);
}
