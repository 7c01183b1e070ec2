import type { Views } from './views/index.ts';

/** A file of src/pages without its ending: each kind of page has one. */
export type Route = keyof Views;

/** What stands for the parts of a route in brackets; a list's first page has no `page`. */
export type Params = Record<string, string | undefined>;

/** What the engine knows and src/pages asks for: which pages there are, and what each shows. */
export interface Pages {
  params(route: Route): Params[];
  view(path: string): unknown;
}

const parts = /\[(?:\.\.\.)?(\w+)\]/g;

let pages: Pages | undefined;

/** Sets the pages of the archive that is shown from now on. */
export function setPages(now: Pages): void {
  pages = now;
}

/** Returns what Astro's `getStaticPaths` asks for: the parameters of every page of a route. */
export function pageParams(route: Route): { params: Params }[] {
  // Astro asks for each name, though its value is undefined on a list's first page.
  const names = [...route.matchAll(parts)].map(([, name = '']) => name);
  const all = pages?.params(route) ?? [];
  return all.map((params) => ({
    params: Object.fromEntries(names.map((name) => [name, params[name]])),
  }));
}

/** Returns all that a page shows. @throws if the archive has no such page */
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
  const path = route.replace(parts, (_part, name) => params[name] ?? '');
  return path === 'index' ? '' : `${path}/`.replace(/\/+$/, '/');
}
