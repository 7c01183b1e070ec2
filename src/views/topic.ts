import type { Archive } from '../archive/archive.ts';
import type { ByDigest } from '../archive/by-digest.ts';
import type { Topic } from '../archive/model.ts';
import { markedLanguage, type Site } from '../archive/site.ts';
import { topicFeed } from '../feeds/feed.ts';
import { topicPath, topicsPath } from '../paths.ts';
import { wordsOf } from '../words/index.ts';
import { byNameView, byTalksView, type NamesView } from './names.ts';
import { talksView, type TalksView } from './talks.ts';

/** Returns the view of one page of all topics, by name. */
export function topicsView(archive: Archive, number: number): NamesView {
  return byNameView(topicIndex(archive), archive.topics, number);
}

/** Returns the view of one page of all topics, by number of talks. */
export function topicsByTalksView(archive: Archive, number: number): NamesView {
  return byTalksView(topicIndex(archive), archive.topicsByTalks, number);
}

function topicIndex({ site }: Archive) {
  return {
    site,
    section: 'Topics' as const,
    path: topicsPath,
    noun: 'topic' as const,
    pathOf: topicPath,
  };
}

/** Returns the view of one page of a topic's talks. */
export function topicView(site: ByDigest<Site>, topic: Topic, number: number): TalksView {
  const lang = markedLanguage(site);
  const words = wordsOf(site);
  const alsoKnownAs = topic.alsoKnownAs.map((text) => ({ text, lang }));
  const related = topic.related.map((other) => ({
    text: other.name,
    href: topicPath(other),
    lang,
  }));
  return talksView(site, topic, number, {
    section: 'Topics',
    sectionPath: topicsPath,
    path: topicPath(topic),
    feeds: [topicFeed(site, topic)],
    description: () => words.talksAbout(topic.name),
    coSpeakers: [],
    lines: [
      { label: words.alsoKnownAs, mentions: [alsoKnownAs] },
      { label: words.seeAlso, mentions: [related] },
    ],
  });
}
