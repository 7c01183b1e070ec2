import type { Archive } from '../archive/archive.ts';
import { withoutSummaries, withSummaries } from '../archive/pagination.ts';
import type { Site } from '../archive/site.ts';
import type { Topic } from '../archive/topic.ts';
import { topicFeed } from '../feeds/feed.ts';
import { pagePath, topicPath, topicsPath } from '../paths.ts';
import { spanOfTalks, talksByYear, type Mention } from './entry.ts';
import { part, type ListView } from './list.ts';
import type { NamesView } from './names.ts';

/** What stands above a topic's talks. */
export interface TopicHead {
  name: string;
  html: string;
  span: string;
  rss?: string | undefined;
  alsoKnownAs: string[];
  related: Mention[];
}

export interface TopicView extends ListView {
  head: TopicHead;
}

/** One page of all topics, by name. */
export function topicsView({ site, topics }: Archive, number: number): NamesView {
  const description = `What the talks in ${site.title} are about.`;
  const { items, pager } = part(topicsPath, topics, withoutSummaries, number);
  return {
    frame: {
      site,
      title: 'Topics',
      description,
      path: pagePath(topicsPath, pager.number),
      section: 'Topics',
    },
    groups: items.length
      ? [
          {
            names: items.map((topic) => ({
              name: topic.name,
              href: topicPath(topic),
              talks: topic.talks.length,
            })),
          },
        ]
      : [],
    pager,
  };
}

/** One page of a topic's talks. */
export function topicView(site: Site, topic: Topic, number: number): TopicView {
  const list = topicPath(topic);
  const feed = topicFeed(site, topic);
  const head = topicHead(topic, feed?.path);
  const { items, pager } = part(list, topic.talks, withSummaries, number);
  return {
    frame: {
      site,
      title: topic.label,
      description: topic.body.opening || `Talks about ${topic.name}.`,
      path: pagePath(list, pager.number),
      feed: feed && { title: feed.title, path: feed.path },
      section: 'Topics',
    },
    head,
    groups: talksByYear(items, (talk) => talk.date, site),
    pager,
  };
}

function topicHead(topic: Topic, rss: string | undefined): TopicHead {
  const { name, body, alsoKnownAs, talks } = topic;
  return {
    name,
    html: body.html,
    span: spanOfTalks(talks),
    rss,
    alsoKnownAs,
    related: topic.related.map((other) => ({ text: other.name, href: topicPath(other) })),
  };
}
