import type { Archive } from '../archive/archive.ts';
import { withoutSummaries } from '../archive/pagination.ts';
import { has } from '../archive/site.ts';
import { feedGroups } from '../feeds/groups.ts';
import { feedsPath } from '../paths.ts';
import type { View } from './frame.ts';
import type { NameGroup } from './names.ts';

export interface FeedsView extends View {
  /** Which lists have feeds of their own, in words; '' where none has. */
  lists: string;
  groups: NameGroup[];
}

/** Where the site's feeds are. */
export function feedsView(archive: Archive): FeedsView {
  const { site } = archive;
  const description = `How to follow ${site.title} in a feed reader.`;
  return {
    lists: !has(site, 'list-feeds')
      ? ''
      : has(site, 'speaker-feeds')
        ? 'conference, series, topic and speaker'
        : 'conference, series and topic',
    frame: { site, title: 'Feeds', description, path: feedsPath },
    groups: feedGroups(archive).map(({ name, feeds }) => ({
      heading: name,
      // A page must not grow with the archive: of many lists those with the most talks.
      names: fullest(feeds).map(({ name, talks, feed }) => ({ name, talks, href: feed.path })),
    })),
  };
}

function fullest<T extends { talks: number }>(feeds: T[]): T[] {
  if (feeds.length <= withoutSummaries) return feeds;
  return feeds.toSorted((a, b) => b.talks - a.talks).slice(0, withoutSummaries);
}
