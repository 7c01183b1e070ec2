import type { Root } from 'hast';
import { toText } from 'hast-util-to-text';
import { posix } from 'node:path';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { withBase } from '../paths.ts';

/**
 * The prefix of heading ids. Neither the page nor a script uses names with this prefix, so no heading
 * can take the id of another element.
 */
export const headingPrefix = 'text:';

/**
 * Converts links for the repository to links for the site: `../pycon-2012/zmq.md` to the talk's page,
 * and `/about/` to the page under the site's base path. Other sites get no access to the window.
 */
export function rehypeLinks() {
  return (tree: Root, file: VFile) => {
    const folder = file.data.surroundings?.folder ?? '';
    visit(tree, 'element', (node) => {
      const { href } = node.properties;
      if (node.tagName !== 'a' || typeof href !== 'string') return;
      node.properties.href = siteUrl(href, folder);
      if (!/^https?:/i.test(href)) return;
      node.properties.rel = ['noopener', 'noreferrer'];
      // Print adds the URLs of other links.
      const text = toText(node);
      if ([text, `http://${text}`].some((url) => URL.parse(url)?.href === URL.parse(href)?.href))
        node.properties.className = ['bare'];
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
 * Returns the URL on the site of a link within the repository; other links are unchanged.
 * @param folder the folder in `content/` of the file with the link
 * @example siteUrl('../y/redis.md#sets', 'talks/x') // => '/talks/y/redis/#text:sets'
 */
export function siteUrl(href: string, folder: string): string {
  // Browsers ignore tabs and line ends in a URL, and treat `\\` as `/`.
  const url = href.replace(/[\t\n\r]/g, '').trim();
  if (/^[/\\]/.test(url)) return withBase(url.replace(/^[/\\]+/, ''));
  if (external.test(url)) return href;
  const [, path = '', query = '', anchor = ''] = url.match(/^([^?#]*)([^#]*)(.*)$/s) ?? [];
  if (!path && !query) return headingAnchor(anchor);
  if (!path.endsWith('.md')) return url;
  const file = posix.join(folder, path);
  if (file.startsWith('..')) return url;
  return withBase(
    `${pageKey(file.slice(0, -'.md'.length))}/${query}${headingAnchor(anchor)}`.replace(/^\//, ''),
  );
}

/** Returns the path on the site of a file in `content/`. @example pageKey('pages/about') // => 'about' */
export function pageKey(file: string): string {
  return file.replace(/^pages\/(?:home$)?/, '');
}

/** Adds the prefix to a link to a heading, `#sets`; links to footnotes are unchanged. */
function headingAnchor(anchor: string): string {
  if (anchor.length < 2 || /^#(?:user-content-fn|footnote-label$)/.test(anchor)) return anchor;
  return `#${headingPrefix}${anchor.slice(1)}`;
}
