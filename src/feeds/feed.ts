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

/** @returns undefined if there are no talks, or the site has no such feeds; as in the others */
export function conferenceFeed(site: Site, conference: Conference): Feed | undefined {
  const { label, talks } = conference;
  const description = wordsOf(site).talksOf(label);
  return listFeed(site, talks, label, description, conferencePath(conference));
}

export function seriesFeed(site: Site, series: Series): Feed | undefined {
  const words = wordsOf(site);
  const title = words.seriesFeed(series.name);
  const description = words.talksOfEvery(series.name);
  return listFeed(site, seriesTalks(series), title, description, seriesPath(series));
}

export function topicFeed(site: Site, topic: Topic): Feed | undefined {
  const { label, talks } = topic;
  const words = wordsOf(site);
  const title = words.topicFeed(label);
  return listFeed(site, talks, title, words.talksAbout(label), topicPath(topic));
}

export function speakerFeed(site: Site, speaker: Speaker): Feed | undefined {
  if (!hasPart(site, 'speaker-feeds')) return undefined;
  const { label, talks } = speaker;
  const words = wordsOf(site);
  const title = words.speakerFeed(label);
  return listFeed(site, talks, title, words.talksBy(label), speakerPath(speaker));
}

function listFeed(
  site: Site,
  talks: readonly Talk[],
  title: string,
  description: string,
  page: string,
): Feed | undefined {
  if (!talks.length || !hasPart(site, 'list-feeds')) return undefined;
  return { title: `${title} – ${site.title}`, description, page, path: listRssPath(page) };
}

export interface FeedGroup {
  /** @example 'Conferences' */
  name: string;
  feeds: { name: string; talks: number; feed: Feed }[];
}

/** Returns the feeds of conferences, series and topics; an archive can have thousands of speakers. */
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
    return feed ? [{ name: each.name, talks: talks.length, feed }] : [];
  });
  return { name, feeds };
}
