import type { Archive } from '../archive/archive.ts';
import { hasPart } from '../archive/site.ts';
import { feedGroups } from '../feeds/feed.ts';
import { feedsPath } from '../paths.ts';
import type { View } from './frame.ts';
import { entriesPerPage } from './list.ts';
import type { NameGroup } from './names.ts';

export interface FeedsView extends View {
  /** Which kinds of list have feeds, in words; '' if none have. */
  lists: string;
  groups: NameGroup[];
}

/** Returns the view of the site's feeds. */
export function feedsView(archive: Archive): FeedsView {
  const { site } = archive;
  const description = `How to follow ${site.title} in a feed reader.`;
  return {
    lists: !hasPart(site, 'list-feeds')
      ? ''
      : hasPart(site, 'speaker-feeds')
        ? 'conference, series, topic and speaker'
        : 'conference, series and topic',
    frame: { site, title: 'Feeds', description, path: feedsPath },
    groups: feedGroups(archive).map(({ name, feeds }) => ({
      heading: name,
      names: largest(feeds).map(({ name, talks, feed }) => ({ name, talks, href: feed.path })),
    })),
  };
}

/** Returns those with the most talks, so that the page doesn't grow with the archive. */
function largest<T extends { talks: number }>(feeds: T[]): T[] {
  if (feeds.length <= entriesPerPage) return feeds;
  return feeds.toSorted((a, b) => b.talks - a.talks).slice(0, entriesPerPage);
}
