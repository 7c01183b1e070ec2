import type { Day } from './date.ts';

/** Parts that a very large site can omit, if its host limits the number of files. */
export const optionalParts = ['speaker-feeds', 'list-feeds', 'search'] as const;
export type OptionalPart = (typeof optionalParts)[number];

/** The folders of a site in which no page has its URL. */
export const siteFolders = {
  assets: 'assets',
  downloads: 'downloads',
  index: 'pagefind',
  names: 'search/names',
  records: 'search/talks',
} as const;

/** The settings in `site.yaml`. */
export interface Site {
  title: string;
  description: string;
  /** Absolute, with the base path if there is one, and a slash at the end. */
  url: string;
  language: string;
  license: string;
  repository?: string | undefined;
  branch: string;
  feedAuthority: string;
  leaveOut?: readonly OptionalPart[];
}

/** Returns the id in feeds of a talk that doesn't set its own. It outlives the site's URL. */
export function defaultFeedId(
  { feedAuthority }: Pick<Site, 'feedAuthority'>,
  talk: string,
): string {
  return `tag:${feedAuthority}:/talks/${talk}`;
}

/** Whether a site has one of the optional parts. */
export function hasPart({ leaveOut = [] }: Pick<Site, 'leaveOut'>, part: OptionalPart): boolean {
  return !leaveOut.includes(part);
}

/** A page from `content/pages/`: home or about. */
export interface Page {
  title: string;
  published?: Day | undefined;
  lastModified?: Day | undefined;
  html: string;
}
