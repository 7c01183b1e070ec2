import type { Site } from '../archive/site.ts';
import type { Talk } from '../archive/model.ts';
import { feedItem, type FeedItem } from './item.ts';
import { recentlyWritten } from './selection.ts';

/** What the site's RSS, Atom and JSON feeds hold: one list, so that they can't differ. */
export function siteItems(site: Site, talks: readonly Talk[]): FeedItem[] {
  return recentlyWritten(talks).map((talk) => feedItem(site, talk));
}
