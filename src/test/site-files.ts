import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import type { TestSite } from './sites.ts';

type Node = DefaultTreeAdapterMap['node'];
export type Element = DefaultTreeAdapterMap['element'];

/** A built page, parsed like in a browser. */
export interface BuiltPage {
  /** The path from the site's root, without its base, as in `/topics/`. */
  path: string;
  html: string;
  elements: Element[];
}

/** Returns the paths of all files of a built site. */
export function siteFiles(site: TestSite): string[] {
  return (readdirSync(site.out, { recursive: true }) as string[])
    .filter((name) => statSync(join(site.out, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

/** Returns all pages of a built site, without redirects. */
export function sitePages(site: TestSite): BuiltPage[] {
  return siteFiles(site)
    .filter((name) => name.endsWith('.html'))
    .map((name) => {
      const html = readFileSync(join(site.out, name), 'utf8');
      const path = `/${name.replace(/(^|\/)index\.html$/, '$1')}`;
      return { path, html, elements: elementsOf(parse(html)) };
    })
    .filter(({ html }) => !html.includes('http-equiv="refresh"'));
}

/** Returns one page. @throws Error if it doesn't exist */
export function sitePage(site: TestSite, path: string): BuiltPage {
  const html = readFileSync(join(site.out, path, 'index.html'), 'utf8');
  return { path, html, elements: elementsOf(parse(html)) };
}

/** Returns the first element with a tag and, if given, a class. */
export function first(page: BuiltPage, tag: string, className?: string): Element | undefined {
  return all(page, tag, className)[0];
}

export function all(page: BuiltPage, tag: string, className?: string): Element[] {
  return page.elements.filter(
    (element) =>
      element.tagName === tag &&
      (!className || (attribute(element, 'class') ?? '').split(' ').includes(className)),
  );
}

export function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((each) => each.name === name)?.value;
}

/** Returns what a page's head has under a name or property. */
export function meta(page: BuiltPage, name: string): string | undefined {
  const found = all(page, 'meta').find((each) =>
    [attribute(each, 'name'), attribute(each, 'property')].includes(name),
  );
  return attribute(found, 'content');
}

/** Returns the text of a node. */
export function textOf(node: Node | undefined): string {
  if (!node) return '';
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function elementsOf(node: Node): Element[] {
  const own = 'tagName' in node ? [node] : [];
  const children = 'childNodes' in node ? node.childNodes : [];
  const inner = 'content' in node ? elementsOf(node.content) : [];
  return [...own, ...inner, ...children.flatMap(elementsOf)];
}
