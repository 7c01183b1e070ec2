import type { Archive } from '../archive/archive.ts';
import { seriesTalks } from '../archive/series.ts';
import type { Talk } from '../archive/model.ts';
import { conferenceFeed, seriesFeed, topicFeed, type Feed } from './feed.ts';

/** The feeds of all lists of one kind. */
export interface FeedGroup {
  /** @example 'Conferences' */
  name: string;
  feeds: { name: string; talks: number; feed: Feed }[];
}

/** Returns the feeds of conferences, series and topics; an archive can have thousands of speakers. */
export function feedGroups(archive: Archive): FeedGroup[] {
  const { site, conferences, series, topics } = archive;
  return [
    {
      name: 'Conferences',
      feeds: conferences.flatMap((each) =>
        groupEntry(each, each.talks, conferenceFeed(site, each)),
      ),
    },
    {
      name: 'Series',
      feeds: series.flatMap((each) => groupEntry(each, seriesTalks(each), seriesFeed(site, each))),
    },
    {
      name: 'Topics',
      feeds: topics.flatMap((each) => groupEntry(each, each.talks, topicFeed(site, each))),
    },
  ].filter(({ feeds }) => feeds.length > 0);
}

function groupEntry({ name }: { name: string }, talks: readonly Talk[], feed: Feed | undefined) {
  return feed ? [{ name, talks: talks.length, feed }] : [];
}
