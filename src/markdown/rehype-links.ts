import type { Root } from 'hast';
import { posix } from 'node:path';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { withBase } from '../paths.ts';

/**
 * What stands before the slug of an author's heading in its id: no name that a script or the page
 * itself goes by can hold a colon after `text`, so a heading takes the place of nothing.
 */
export const headingPrefix = 'text:';

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
      node.properties.href = siteAddress(href, folder);
      if (/^https?:/i.test(href)) node.properties.rel = ['noopener', 'noreferrer'];
    });
  };
}

/** Writes schemes in lower case, because the allow-list compares them as they are. */
export function rehypeSchemes() {
  return (tree: Root) => {
    visit(tree, 'element', ({ properties }) => {
      for (const name of ['cite', 'href', 'src']) {
        const url = properties[name];
        if (typeof url === 'string')
          properties[name] = url.replace(/^\s*[a-z]+:/i, (scheme) => scheme.toLowerCase());
      }
    });
  };
}

/** A URL that leaves the site, because it has a scheme or a host. */
export const external = /^\s*(?:[a-z][a-z\d+.-]*:|[\\/]{2})/i;

/**
 * The address on the site of a link within the repository; any other stays.
 * @param folder where the link stands, below `content/`
 * @example siteAddress('../redis.md#sets', 'talks/x') // => '/talks/redis/#text:sets'
 */
export function siteAddress(href: string, folder: string): string {
  // As browsers read it, who see `//` in a backslash, and nothing in a line end.
  const address = href.replace(/[\t\n\r]/g, '').trim();
  if (/^[a-z][a-z\d+.-]*:/i.test(address)) return href;
  if (/^[/\\]/.test(address)) return withBase(address.replace(/^[/\\]+/, ''));
  const [, path = '', query = '', anchor = ''] = address.match(/^([^?#]*)([^#]*)(.*)$/s) ?? [];
  if (!path && !query) return headingAnchor(anchor);
  if (!path.endsWith('.md')) return address;
  const file = posix.join(folder, path);
  if (file.startsWith('..')) return address;
  return withBase(`${file.slice(0, -'.md'.length)}/${query}${headingAnchor(anchor)}`);
}

/** A link to a heading as GitHub has it, `#sets`, as the site has it; footnotes keep theirs. */
function headingAnchor(anchor: string): string {
  if (anchor.length < 2 || /^#(?:user-content-fn|footnote-label$)/.test(anchor)) return anchor;
  return `#${headingPrefix}${anchor.slice(1)}`;
}
