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

/** What a feed says of itself. Its title tells apart a series, a topic and a speaker of one name. */
export interface Feed {
  title: string;
  description: string;
  /** Within the site, as paths are: of the page that it follows, and its own. */
  page: string;
  path: string;
}

/** @param path of the format: it is the same feed in each of them */
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

/** Nothing where a conference has no talks, or lists have no feeds here; so for the others. */
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
