import type { Archive } from '../archive/archive.ts';
import type { ByDigest } from '../archive/by-digest.ts';
import type { Topic } from '../archive/model.ts';
import type { Site } from '../archive/site.ts';
import { topicFeed } from '../feeds/feed.ts';
import { pagePath, topicPath, topicsPath } from '../paths.ts';
import { pageOf, entriesPerPage, type NamesView } from './list.ts';
import { talksView, type TalksView } from './talks.ts';

/** Returns the view of one page of all topics, by name. */
export function topicsView({ site, topics }: Archive, number: number): NamesView {
  const { items, pager } = pageOf(topicsPath, topics, entriesPerPage, number);
  const names = items.map((topic) => ({
    name: topic.name,
    href: topicPath(topic),
    talks: topic.talks.length,
  }));
  return {
    frame: {
      site,
      title: 'Topics',
      description: `The topics of the talks in ${site.title}.`,
      path: pagePath(topicsPath, number),
      section: 'Topics',
    },
    groups: names.length ? [{ names }] : [],
    pager,
  };
}

/** Returns the view of one page of a topic's talks. */
export function topicView(site: ByDigest<Site>, topic: Topic, number: number): TalksView {
  const alsoKnownAs = topic.alsoKnownAs.map((text) => ({ text }));
  const related = topic.related.map((other) => ({ text: other.name, href: topicPath(other) }));
  return talksView(site, topic, number, {
    section: 'Topics',
    sectionPath: topicsPath,
    path: topicPath(topic),
    feed: topicFeed(site, topic),
    description: () => `Talks about ${topic.name}.`,
    coSpeakers: [],
    lines: [
      { label: 'Also known as', mentions: [alsoKnownAs] },
      { label: 'See also', mentions: [related] },
    ],
  });
}
