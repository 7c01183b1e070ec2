import type { Conference } from '../archive/conference.ts';
import type { Series } from '../archive/series.ts';
import type { Site } from '../archive/site.ts';
import type { Speaker } from '../archive/speaker.ts';
import type { Topic } from '../archive/topic.ts';
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

export function conferenceFeed(site: Site, conference: Conference): Feed {
  const { label } = conference;
  return feed(site, label, `The talks of ${label}.`, conferencePath(conference));
}

export function seriesFeed(site: Site, series: Series): Feed {
  const { name } = series;
  return feed(site, `${name} (series)`, `The talks of every ${name}.`, seriesPath(series));
}

export function topicFeed(site: Site, topic: Topic): Feed {
  const { label } = topic;
  return feed(site, `${label} (topic)`, `Talks about ${label}.`, topicPath(topic));
}

export function speakerFeed(site: Site, speaker: Speaker): Feed {
  const { label } = speaker;
  return feed(site, `${label} (speaker)`, `Talks by ${label}.`, speakerPath(speaker));
}

function feed(site: Site, name: string, description: string, page: string): Feed {
  return { title: `${name} – ${site.title}`, description, page, path: listRssPath(page) };
}
