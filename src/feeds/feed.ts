import type { Conference, Series, Speaker, Topic } from '../archive/model.ts';
import { seriesTalks } from '../archive/series.ts';
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

/** What a feed has besides its items. */
export interface Feed {
  /** Distinguishes a series, a topic and a speaker with the same name. */
  title: string;
  description: string;
  /** The path of the page that the feed follows. */
  page: string;
  /** The feed's own path. */
  path: string;
}

/** The media types of the formats. */
export const feedMediaTypes = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
  opml: 'text/x-opml',
};

/** @param path differs by format */
export function siteFeed({ title, description }: Site, path = rssPath): Feed {
  return { title, description, page: homePath, path };
}

export function changesFeed({ title }: Site): Feed {
  return {
    title: `Revised summaries – ${title}`,
    description: 'What was changed in summaries that are here already.',
    page: homePath,
    path: changesPath,
  };
}

/** @returns undefined if the conference has no talks, or the site no feeds of lists; as the others */
export function conferenceFeed(site: Site, conference: Conference): Feed | undefined {
  const { label, talks } = conference;
  if (!talks.length || !hasPart(site, 'list-feeds')) return undefined;
  return feed(site, label, `The talks of ${label}.`, conferencePath(conference));
}

export function seriesFeed(site: Site, series: Series): Feed | undefined {
  const { name } = series;
  if (!seriesTalks(series).length || !hasPart(site, 'list-feeds')) return undefined;
  return feed(site, `${name} (series)`, `The talks of every ${name}.`, seriesPath(series));
}

export function topicFeed(site: Site, topic: Topic): Feed | undefined {
  const { label, talks } = topic;
  if (!talks.length || !hasPart(site, 'list-feeds')) return undefined;
  return feed(site, `${label} (topic)`, `Talks about ${label}.`, topicPath(topic));
}

export function speakerFeed(site: Site, speaker: Speaker): Feed | undefined {
  const { label } = speaker;
  if (!hasPart(site, 'list-feeds') || !hasPart(site, 'speaker-feeds')) return undefined;
  return feed(site, `${label} (speaker)`, `Talks by ${label}.`, speakerPath(speaker));
}

function feed(site: Site, name: string, description: string, page: string): Feed {
  return { title: `${name} – ${site.title}`, description, page, path: listRssPath(page) };
}
