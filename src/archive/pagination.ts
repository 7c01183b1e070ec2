/** One page of a long list: `…/page/2/` and so on, the first at the list's own address. */
export interface PageOf<T> {
  items: T[];
  /** From 1. */
  number: number;
  /** How many pages the list has; at least 1. */
  count: number;
}

/** The contract: 30 a page with summaries, 100 without. */
export const withSummaries = 30;
export const withoutSummaries = 100;

/** A list cut into pages of `size`; an empty list has one empty page. */
export function paginate<T>(items: readonly T[], size: number): PageOf<T>[] {
  const count = pageCount(items.length, size);
  return Array.from({ length: count }, (_, index) => ({
    items: items.slice(index * size, (index + 1) * size),
    number: index + 1,
    count,
  }));
}

/** How many pages `length` items fill. */
export function pageCount(length: number, size: number): number {
  return Math.max(1, Math.ceil(length / size));
}

/** What a `[...page]` route is called with: nothing for the first page, then `page/2` and so on. */
export interface PageParams {
  page: string | undefined;
}

/** The routes of a paginated list of `length` items, each with the `params` of what it lists. */
export function pageRoutes<P extends object>(length: number, size: number, params?: P) {
  return Array.from({ length: pageCount(length, size) }, (_, index) => ({
    params: { ...params, page: index === 0 ? undefined : `page/${index + 1}` } as P & PageParams,
  }));
}

/** The page that a route's `page` names. @throws RangeError where the list has no such page */
export function pageOf<T>(pages: readonly PageOf<T>[], param: string | undefined): PageOf<T> {
  const number = param === undefined ? 1 : Number(param.replace('page/', ''));
  const page = pages[number - 1];
  if (!page) throw new RangeError(`there is no page "${param}"`);
  return page;
}
