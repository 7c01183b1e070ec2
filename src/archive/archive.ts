import { alphabetOf } from './alphabet.ts';
import { byDigest, type ByDigest } from './by-digest.ts';
import { indexConferences, indexName, indexSeries } from './conference.ts';
import { year, yearsLater } from './date.ts';
import type { ConferenceFields, SpeakerFields, TalkFields, TopicFields } from './fields.ts';
import type { Conference, ContentEntry, Series, Speaker, Talk, Topic } from './model.ts';
import {
  by,
  bySchedule,
  latestFirst,
  mostTalksFirst,
  newestFirst,
  reversed,
  thenBy,
} from './order.ts';
import { linkTalks } from './related.ts';
import { resolveTalk, tombstone } from './resolve-talk.ts';
import type { Page, Site, SiteStyle } from './site.ts';
import { distinctPart, SpeakerIndex } from './speaker.ts';
import { indexTopics } from './topic.ts';

export interface Content {
  site: Site;
  home: Page;
  /** By id. Home is not one of them. */
  ownPages: Page[];
  /** The archive's own style, if it has one. */
  style?: (SiteStyle & { text: string }) | undefined;
  talks: ContentEntry<TalkFields>[];
  conferences: ContentEntry<ConferenceFields>[];
  topics: ContentEntry<TopicFields>[];
  speakers: ContentEntry<SpeakerFields>[];
}

/** The content with its references resolved, sorted and by id. */
export interface Archive extends Pick<Content, 'style'> {
  site: ByDigest<Site>;
  home: Page;
  /** By id. Home is not one of them. */
  ownPages: Page[];
  /** Most recently added first. */
  talks: Talk[];
  talksById: ReadonlyMap<string, Talk>;
  /** Talks of which only the page remains, with the reason; no list with other talks has them. By id. */
  withdrawn: Talk[];
  /** Latest first. */
  conferences: Conference[];
  conferencesById: ReadonlyMap<string, Conference>;
  /** By the name of the series, or of the conference without one; within a series latest first. */
  conferencesBySeries: Conference[];
  /** By name. */
  series: Series[];
  seriesById: ReadonlyMap<string, Series>;
  /** By name, without those that another replaces. */
  topics: Topic[];
  /** Those with the most talks first. */
  topicsByTalks: Topic[];
  /** The id of a replaced topic gives its replacement. */
  topicsById: ReadonlyMap<string, Topic>;
  /** By family name, without those whose talks are all withdrawn. */
  speakers: Speaker[];
  /** Those with the most talks first. */
  speakersByTalks: Speaker[];
  /** Those whose talks are all withdrawn, too: their pages and feeds stay. */
  speakersById: ReadonlyMap<string, Speaker>;
  /** Year given → talks, both latest first. */
  talksByYear: ReadonlyMap<string, Talk[]>;
}

/**
 * Returns the archive of the content, in time proportional to the number of files.
 * @throws if a talk names a conference or topic that has no file, so that no page is built from half
 *   of the data. `check` runs before and reports these with their lines.
 */
export function archive(content: Content): Archive {
  const conferencesById = indexConferences(content.conferences, content.site.language);
  const topicsById = indexTopics(content.topics);
  const speakerIndex = new SpeakerIndex(content.speakers);
  const alphabet = alphabetOf(content.site.language);

  const resolve = (entries: ContentEntry<TalkFields>[]) =>
    entries.map((each) =>
      resolveTalk(each, content.site, conferencesById, topicsById, speakerIndex),
    );
  const { published = [], withdrawn = [] } = Object.groupBy(content.talks, ({ data }) =>
    data.withdrawn ? 'withdrawn' : 'published',
  );
  const talks = resolve(published).sort(latestFirst);
  const tombstones = resolve(withdrawn.map(tombstone)).sort(by(({ id }) => id));

  const [latest] = talks;
  for (const talk of talks) {
    talk.isOld = yearsLater(talk.date, 5) < latest!.date;
    for (const list of listsOf(talk)) list.talks.push(talk);
  }
  for (const talk of tombstones) for (const list of listsOf(talk)) list.withdrawn.push(talk);

  const conferences = [...conferencesById.values()].sort(
    thenBy(
      reversed(by((conference: Conference) => conference.startDate)),
      by((conference) => conference.id),
    ),
  );
  for (const conference of conferences) linkNeighbors(conference.talks.sort(bySchedule));
  const seriesById = indexSeries(conferences);
  const topics = alphabet.sorted([...new Set(topicsById.values())].sort(byId), nameOf);
  alphabet.setLetters(topics, nameOf);
  const editions = conferences.toSorted(by(({ series }) => series?.id ?? ''));
  const conferencesBySeries = alphabet.sorted(editions, indexName);
  alphabet.setLetters(conferencesBySeries, indexName);
  const talksById = new Map(talks.map((talk) => [talk.id, talk]));
  linkTalks(talks, talksById);
  makeLabelsUnique(conferences, ({ id }) => id);
  makeLabelsUnique(topics, ({ id }) => id);
  const { speakers: allSpeakers, speakersById } = speakerIndex.sorted(alphabet);
  makeLabelsUnique(allSpeakers, distinctPart);
  const speakers = allSpeakers.filter((speaker) => speaker.talks.length > 0);

  return {
    site: byDigest(content.site),
    home: content.home,
    ownPages: content.ownPages,
    style: content.style,
    talks: talks.toSorted(newestFirst),
    talksById,
    withdrawn: tombstones,
    conferences,
    conferencesById,
    conferencesBySeries,
    series: alphabet.sorted([...seriesById.values()].sort(byId), nameOf),
    seriesById,
    topics,
    topicsByTalks: topics.toSorted(mostTalksFirst),
    topicsById,
    speakers,
    speakersByTalks: speakers.toSorted(mostTalksFirst),
    speakersById,
    talksByYear: Map.groupBy(talks, ({ date }) => year(date)),
  };
}

function listsOf({ conference, topics, speakers }: Talk) {
  return [conference, ...topics, ...speakers.map(({ speaker }) => speaker)];
}

/** Sets each label to the name, and adds what distinguishes items that share it. */
function makeLabelsUnique<T extends { name: string; label: string }>(
  items: readonly T[],
  distinct: (item: T) => string,
) {
  for (const [name, namesakes] of Map.groupBy(items, (item) => item.name))
    for (const item of namesakes)
      item.label = namesakes.length > 1 ? `${name} (${distinct(item)})` : name;
}

function linkNeighbors(talks: Talk[]) {
  talks.forEach((talk, index) => {
    talk.previous = talks[index - 1];
    talk.next = talks[index + 1];
  });
}

const nameOf = ({ name }: { name: string }) => name;

const byId = by(({ id }: { id: string }) => id);
