import type { Views } from './views/index.ts';

/** A file of src/pages without its extension. */
export type Route = keyof Views;

/** The values of a route's parts in brackets. `page` is undefined on a list's first page. */
export type Params = Record<string, string | undefined>;

/** The pages of an archive: set by build and dev, read by src/pages. */
export interface Pages {
  params(route: Route): Params[];
  view(path: string): unknown;
}

let pages: Pages | undefined;

/** Sets the pages that `pageParams` and `pageView` return. */
export function setPages(newPages: Pages): void {
  pages = newPages;
}

/** Returns the parameters of every page of a route, for Astro's `getStaticPaths`. */
export function pageParams(route: Route): { params: Params }[] {
  // Astro requires every name, even if its value is undefined.
  const names = routeParts(route).filter((_, index) => index % 2);
  const all = pages?.params(route) ?? [];
  return all.map((params) => ({
    params: Object.fromEntries(names.map((name) => [name, params[name]])),
  }));
}

/** Returns a page's view. @throws if the archive has no such page */
export function pageView<R extends Route>(route: R, params: Params = {}): Views[R] {
  const view = pages?.view(routePath(route, params));
  if (!view) throw new Error(`no page ${routePath(route, params)}`);
  return view as Views[R];
}

/**
 * Returns a page's path below the site's base.
 * @example routePath('topics/[topic]/[...page]', { topic: 'go', page: 'page/2' }) // => 'topics/go/page/2/'
 */
export function routePath(route: Route, params: Params): string {
  if (route === 'index') return '';
  if (route === '404') return '404.html';
  let path = '';
  for (const [index, part] of routeParts(route).entries())
    path += index % 2 ? (params[part] ?? '') : part;
  return path.endsWith('/') ? path : `${path}/`;
}

/** Returns a route's text, and between its pieces the names that are in brackets. */
function routeParts(route: Route): string[] {
  if (!partsByRoute.has(route)) partsByRoute.set(route, route.split(/\[(?:\.\.\.)?(\w+)\]/));
  return partsByRoute.get(route)!;
}

const partsByRoute = new Map<Route, string[]>();
