import type { Archive } from '../archive/archive.ts';
import { seriesTalks } from '../archive/series.ts';
import type { Talk } from '../archive/model.ts';
import { conferenceFeed, seriesFeed, topicFeed, type Feed } from './feed.ts';

/** The feeds of one kind of list, by their lists' names. */
export interface FeedGroup {
  name: string;
  feeds: { name: string; talks: number; feed: Feed }[];
}

/** The feeds below the site's own, but for speakers', of whom there are thousands. */
export function feedGroups(archive: Archive): FeedGroup[] {
  const { site, conferences, series, topics } = archive;
  return [
    {
      name: 'Conferences',
      feeds: conferences.flatMap((each) => told(each, each.talks, conferenceFeed(site, each))),
    },
    {
      name: 'Series',
      feeds: series.flatMap((each) => told(each, seriesTalks(each), seriesFeed(site, each))),
    },
    {
      name: 'Topics',
      feeds: topics.flatMap((each) => told(each, each.talks, topicFeed(site, each))),
    },
  ].filter(({ feeds }) => feeds.length > 0);
}

function told({ name }: { name: string }, talks: readonly Talk[], feed: Feed | undefined) {
  return feed ? [{ name, talks: talks.length, feed }] : [];
}
