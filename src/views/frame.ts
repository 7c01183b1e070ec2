import type { ByDigest } from '../archive/by-digest.ts';
import type { Site } from '../archive/site.ts';

export type Section = 'Talks' | 'Conferences' | 'Topics' | 'Speakers' | 'Search';

/** What every page has around its content: head, masthead and footer. */
export interface Frame {
  site: ByDigest<Site>;
  /** The page's title; the layout adds the site's. */
  title: string;
  description: string;
  /** The page's path; undefined for an error page. */
  path?: string;
  section?: Section;
  /** The feed of the list that the page shows; undefined if it is the site's. */
  feed?: { title: string; path: string } | undefined;
}

/**
 * All that a page shows, as plain data. A page depends on its view alone, so it is rendered again
 * only if its view has changed. What many pages show is marked as `ByDigest`.
 */
export interface View {
  frame: Frame;
}
