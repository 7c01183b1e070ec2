import type { ByDigest } from '../archive/by-digest.ts';
import type { Day } from '../archive/date.ts';
import type { OutsideLink } from '../archive/model.ts';
import type { Site } from '../archive/site.ts';
import type { Feed } from '../feeds/feed.ts';
import type { Picture } from '../pictures/picture.ts';
import type { Thing } from '../seo/structured-data.ts';
import type { Mention } from './entry.ts';

export type Section = 'Talks' | 'Conferences' | 'Topics' | 'Speakers' | 'Search';

/** Where a page is in its list. */
export interface Pager {
  /** Path of the list's first page. */
  list: string;
  /** From 1. */
  number: number;
  /** How many pages the list has; at least 1. */
  count: number;
}

/** What every page has around its content: head, masthead and footer. */
export interface Frame {
  site: ByDigest<Site>;
  /** The page's title; the layout adds the site's. */
  title: string;
  description: string;
  /** The page's path; undefined for an error page. */
  path?: string;
  section?: Section;
  /** The feeds with what the page shows, besides the site's. */
  feeds?: (Pick<Feed, 'title' | 'path'> | undefined)[];
  /** Where the page is in its list. */
  pager?: Pager;
  /** Whether search engines shouldn't list the page, because another has the same content. */
  noindex?: boolean;
  /** The pages above this one, which it links to. */
  trail?: Mention[];
  /** What the page is about, for search engines. */
  things?: Thing[];
  /** The links of its text that don't answer. */
  deadLinks?: OutsideLink[];
  /** What other sites show with a link to the page, if not the site's picture. */
  picture?: Picture | undefined;
  /** The dates of a talk's text. */
  article?: { published: Day; lastModified?: Day | undefined };
  /** The Mastodon handle of who wrote the page's text. @example '@name@server.example' */
  creator?: string | undefined;
}

/**
 * All that a page shows, as plain data. A page depends on its view alone, so it is rendered again
 * only if its view has changed. What many pages show is marked as `ByDigest`.
 */
export interface View {
  frame: Frame;
}
