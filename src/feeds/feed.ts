import type { Archive } from '../archive/archive.ts';
import type { Conference, Series, Speaker, Talk, Topic } from '../archive/model.ts';
import { seriesTalks } from '../archive/conference.ts';
import { hasPart, type Site } from '../archive/site.ts';
import {
  changesPath,
  conferencePath,
  homePath,
  listRssPath,
  rssPath,
  seriesPath,
  speakerPath,
  topicPath,
} from '../paths.ts';
import { wordsOf } from '../words/index.ts';

/** What a feed has besides its items. */
export interface Feed {
  /** Distinguishes a series, a topic and a speaker with the same name. */
  title: string;
  description: string;
  /** The path of the page with the same talks. */
  page: string;
  path: string;
}

export const feedMediaTypes = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
  opml: 'text/x-opml',
};

/** Returns the main feed. @param path differs by format */
export function siteFeed({ title, description }: Site, path = rssPath): Feed {
  return { title, description, page: homePath, path };
}

export function changesFeed(site: Site): Feed {
  const words = wordsOf(site);
  return {
    title: `${words.revisedSummaries} – ${site.title}`,
    description: words.revisedSummariesAre,
    page: homePath,
    path: changesPath,
  };
}

/** Without talks it's empty: its address goes on answering. @returns undefined if the site has no such feeds */
export function conferenceFeed(site: Site, conference: Conference): Feed | undefined {
  const { label } = conference;
  return listFeed(site, label, wordsOf(site).talksOf(label), conferencePath(conference));
}

export function seriesFeed(site: Site, series: Series): Feed | undefined {
  const words = wordsOf(site);
  const title = words.seriesFeed(series.name);
  return listFeed(site, title, words.talksOfEvery(series.name), seriesPath(series));
}

export function topicFeed(site: Site, topic: Topic): Feed | undefined {
  const { label } = topic;
  const words = wordsOf(site);
  return listFeed(site, words.topicFeed(label), words.talksAbout(label), topicPath(topic));
}

export function speakerFeed(site: Site, speaker: Speaker): Feed | undefined {
  if (!hasPart(site, 'speaker-feeds')) return undefined;
  const { label } = speaker;
  const words = wordsOf(site);
  return listFeed(site, words.speakerFeed(label), words.talksBy(label), speakerPath(speaker));
}

function listFeed(site: Site, title: string, description: string, page: string): Feed | undefined {
  if (!hasPart(site, 'list-feeds')) return undefined;
  return { title: `${title} – ${site.title}`, description, page, path: listRssPath(page) };
}

export interface FeedGroup {
  /** @example 'Conferences' */
  name: string;
  feeds: { name: string; talks: number; feed: Feed }[];
}

/** Returns the feeds of conferences, series and topics with talks; an archive can have thousands of speakers. */
export function feedGroups({ site, conferences, series, topics }: Archive): FeedGroup[] {
  const { sections, series: seriesWord } = wordsOf(site);
  return [
    group(sections.Conferences, conferences, (each) => [each.talks, conferenceFeed(site, each)]),
    group(seriesWord, series, (each) => [seriesTalks(each), seriesFeed(site, each)]),
    group(sections.Topics, topics, (each) => [each.talks, topicFeed(site, each)]),
  ].filter(({ feeds }) => feeds.length > 0);
}

function group<T extends { name: string }>(
  name: string,
  lists: readonly T[],
  contents: (list: T) => [talks: readonly Talk[], feed: Feed | undefined],
): FeedGroup {
  const feeds = lists.flatMap((each) => {
    const [talks, feed] = contents(each);
    return feed && talks.length ? [{ name: each.name, talks: talks.length, feed }] : [];
  });
  return { name, feeds };
}
