import type { Site } from '../archive/site.ts';

export type Section = 'Talks' | 'Conferences' | 'Topics' | 'Speakers' | 'Search';

/** What stands around every page: its head, the site's name and sections, its foot. */
export interface Frame {
  site: Site;
  /** Of the page; the site's is added. */
  title: string;
  description: string;
  /** The page's own address; an error page has none. */
  path?: string;
  section?: Section;
  /** The feed of what the page lists, where that is not the whole site. */
  feed?: { title: string; path: string } | undefined;
}

/**
 * All that a page shows, as plain data. A page is made of its view and of nothing else, so that it
 * needs to be made again only where its view has changed.
 */
export interface View {
  frame: Frame;
}
