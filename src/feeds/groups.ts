import type { Archive } from '../archive/archive.ts';
import { seriesTalks } from '../archive/series.ts';
import { conferenceFeed, seriesFeed, topicFeed, type Feed } from './feed.ts';

/** The feeds of one kind of list, by their lists' names. */
export interface FeedGroup {
  name: string;
  feeds: { name: string; talks: number; feed: Feed }[];
}

/** The feeds below the site's own, but for speakers', of whom there are thousands. */
export function feedGroups(archive: Archive): FeedGroup[] {
  const { site } = archive;
  const conferences = archive.conferences.map((conference) => ({
    name: conference.name,
    talks: conference.talks.length,
    feed: conferenceFeed(site, conference),
  }));
  const series = archive.series.map((each) => ({
    name: each.name,
    talks: seriesTalks(each).length,
    feed: seriesFeed(site, each),
  }));
  const topics = archive.topics.map((topic) => ({
    name: topic.name,
    talks: topic.talks.length,
    feed: topicFeed(site, topic),
  }));
  return [
    { name: 'Conferences', feeds: conferences },
    { name: 'Series', feeds: series },
    { name: 'Topics', feeds: topics },
  ]
    .map(({ name, feeds }) => ({ name, feeds: feeds.filter(({ talks }) => talks > 0) }))
    .filter(({ feeds }) => feeds.length > 0);
}
