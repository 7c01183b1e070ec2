import type { Archive } from '../archive/archive.ts';
import { hasPart } from '../archive/site.ts';
import { changesFeed, feedGroups, feedMediaTypes, siteFeed } from '../feeds/feed.ts';
import { atomPath, feedJsonPath, feedsPath } from '../paths.ts';
import { wordsOf } from '../words/index.ts';
import type { Frame, View } from './frame.ts';
import { entriesPerPage } from './list.ts';
import type { NameGroup } from './names.ts';

export interface FeedsView extends View {
  /** Which lists have feeds; undefined if none have. */
  lists?: 'listFeeds' | 'listFeedsWithSpeakers' | undefined;
  groups: NameGroup[];
}

/** Returns the view of the site's feeds. */
export function feedsView(archive: Archive): FeedsView {
  const { site } = archive;
  const words = wordsOf(site);
  return {
    lists: !hasPart(site, 'list-feeds')
      ? undefined
      : hasPart(site, 'speaker-feeds')
        ? 'listFeedsWithSpeakers'
        : 'listFeeds',
    frame: {
      site,
      title: words.feeds,
      description: words.howToFollow(site.title),
      path: feedsPath,
    },
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

/** How many feeds a page announces: readers let their users choose from all of them. */
const maxAnnounced = 5;

/** Returns the feeds that a page announces to feed readers, its own first, with distinct titles. */
export function announcedFeeds({ site, feeds = [] }: Pick<Frame, 'site' | 'feeds'>) {
  const { rss, atom, json } = feedMediaTypes;
  const all = [
    // JSON has null for undefined.
    ...feeds
      .flatMap((feed) => feed ?? [])
      .slice(0, maxAnnounced - 3)
      .map((feed) => ({ ...feed, type: rss })),
    { ...siteFeed(site), type: rss },
    { ...siteFeed(site, feedJsonPath), title: `${site.title} (JSON Feed)`, type: json },
    { ...changesFeed(site), type: atom },
    { ...siteFeed(site, atomPath), title: `${site.title} (Atom)`, type: atom },
  ];
  const titles = all.map(({ title }) => title);
  return all.filter(({ title }, index) => titles.indexOf(title) === index).slice(0, maxAnnounced);
}
