import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';

/**
 * A talk's text as readers of feeds want it: semantic HTML with absolute addresses, without what
 * only our own pages can use (highlighting, anchors, ids, classes).
 * @param page the absolute address of the talk's page, from which links start
 */
export function feedContent(html: string, page: string): string {
  const { children } = fromHtml(html, { fragment: true });
  return toHtml((children as ElementContent[]).flatMap((node) => semantic(node, page)));
}

/** Highlighter's spans and table frames give way to what is in them, heading links to nothing. */
function semantic(node: ElementContent, page: string): ElementContent[] {
  if (node.type !== 'element') return [node];
  const { className } = node.properties;
  const classes = Array.isArray(className) ? className.map(String) : [];
  if (classes.includes('heading-link')) return [];
  const children = node.children.flatMap((child) => semantic(child, page));
  if (node.tagName === 'span' || classes.includes('table')) return children;
  return [{ ...node, properties: kept(node, classes, page), children }];
}

function kept({ properties }: Element, classes: string[], page: string): Element['properties'] {
  const { href, src, alt, width, height, title, lang, dir, align, checked, type, start } =
    properties;
  return {
    ...{ alt, width, height, title, lang, dir, align, checked, type, start },
    href: href === undefined ? undefined : new URL(String(href), page).href,
    src: src === undefined ? undefined : new URL(String(src), page).href,
    className: classes.filter((name) => name.startsWith('language-')),
  };
}
