/** The contract: 30 a page with summaries, 100 without. */
export const withSummaries = 30;
export const withoutSummaries = 100;

/** How many pages `length` items fill; an empty list has one empty page. */
export function pageCount(length: number, size: number): number {
  return Math.max(1, Math.ceil(length / size));
}
