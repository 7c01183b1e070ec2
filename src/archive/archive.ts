import { append } from './append.ts';
import type { Conference, ConferenceFields } from './conference.ts';
import { indexConferences } from './conference-index.ts';
import { asGiven, by, byText, inTurn, latestFirst, newestFirst, reversed } from './order.ts';
import { linkOnward } from './related.ts';
import type { Series } from './series.ts';
import type { Page, Site } from './site.ts';
import { slug } from './slug.ts';
import type { Speaker, SpeakerFields } from './speaker.ts';
import { SpeakerIndex } from './speaker-index.ts';
import type { Talk, TalkFields, Text } from './talk.ts';
import type { Topic, TopicFields } from './topic.ts';
import { indexTopics } from './topic-index.ts';

/** One file of content: its id, what its frontmatter says, and its body. */
export interface Entry<Fields> {
  id: string;
  data: Fields;
  body: Text;
  /** Ids of the talks that its text links to. */
  linksTo?: readonly string[];
}

export interface Content {
  site: Site;
  home: Page;
  about: Page;
  talks: Entry<TalkFields>[];
  conferences: Entry<ConferenceFields>[];
  topics: Entry<TopicFields>[];
  speakers: Entry<SpeakerFields>[];
}

/** Everything the site knows, looked up by id, sorted once. */
export interface Archive {
  site: Site;
  home: Page;
  about: Page;
  /** What came into the archive last comes first. */
  talks: Talk[];
  talksById: ReadonlyMap<string, Talk>;
  /** Latest first. */
  conferences: Conference[];
  conferencesById: ReadonlyMap<string, Conference>;
  /** By series, those of none last; within one latest first. */
  conferencesBySeries: Conference[];
  /** By name. */
  series: Series[];
  seriesById: ReadonlyMap<string, Series>;
  /** By name; those replaced by another are not among them. */
  topics: Topic[];
  topicsById: ReadonlyMap<string, Topic>;
  /** By family name. */
  speakers: Speaker[];
  speakersById: ReadonlyMap<string, Speaker>;
  /** Year given → talks, both latest first. */
  talksByYear: ReadonlyMap<string, Talk[]>;
}

/**
 * The whole archive from its files, in time proportional to their number.
 * @throws where a talk names a conference or topic that has no file: `check` reports these kindly,
 *   and before; here they stop a page from being made of half the truth.
 */
export function archive(content: Content): Archive {
  const conferencesById = indexConferences(content.conferences);
  const topicsById = indexTopics(content.topics);
  const speakers = new SpeakerIndex(content.speakers);

  const talks = content.talks
    .map((entry) => resolveTalk(entry, content.site, conferencesById, topicsById, speakers))
    .sort(latestFirst);

  const talksByYear = new Map<string, Talk[]>();
  for (const talk of talks) {
    append(talksByYear, talk.date.slice(0, 4), talk);
    talk.conference.talks.push(talk);
    for (const topic of talk.topics) topic.talks.push(talk);
    for (const { speaker } of talk.speakers) speaker.talks.push(talk);
  }

  const conferences = [...conferencesById.values()].sort(
    inTurn(
      reversed(by((c: Conference) => c.startDate)),
      by((c) => c.id),
    ),
  );
  for (const conference of conferences) linkNeighbours(conference.talks.sort(asGiven));

  const seriesById = new Map<string, Series>();
  for (const conference of conferences) {
    const series = conference.series && (seriesById.get(conference.series.id) ?? conference.series);
    if (!series) continue;
    seriesById.set(series.id, series);
    conference.series = series;
    series.conferences.push(conference);
  }

  const talksById = new Map(talks.map((talk) => [talk.id, talk]));
  linkOnward(talks, talksById);

  tellApart(conferences);
  tellApart([...new Set(topicsById.values())]);

  const { site, home, about } = content;
  return {
    site,
    home,
    about,
    talks: talks.toSorted(newestFirst),
    talksById,
    conferences,
    conferencesById,
    conferencesBySeries: conferences.toSorted(by((c) => (c.series ? slug(c.series.name) : '~'))),
    series: [...seriesById.values()].sort(byName),
    seriesById,
    topics: [...new Set(topicsById.values())].sort(byName),
    topicsById,
    ...speakers.sorted(),
    talksByYear,
  };
}

function resolveTalk(
  entry: Entry<TalkFields>,
  site: Site,
  conferences: ReadonlyMap<string, Conference>,
  topics: ReadonlyMap<string, Topic>,
  speakers: SpeakerIndex,
): Talk {
  const { id, data, body } = entry;
  const conferenceId = id.split('/', 1)[0] ?? '';
  const published = data.published ?? data.date;
  return {
    ...data,
    id,
    body,
    linksTo: entry.linksTo ?? [],
    conference: required(conferences.get(conferenceId), id, 'conference', conferenceId),
    speakers: data.speakers.map(({ affiliation, role, ...credit }) => ({
      speaker: speakers.of(credit),
      affiliation,
      role,
    })),
    topics: [
      ...new Set(data.topics.map((topic) => required(topics.get(topic), id, 'topic', topic))),
    ],
    published,
    arrived: data.added ?? published,
    language: data.language ?? site.language,
    license: data.license ?? site.license,
    onward: { related: () => [], elsewhere: [], linkedFrom: [] },
    feedId: data.feedId ?? `tag:${site.feedAuthority}:/talks/${id}`,
  };
}

function required<T>(thing: T | undefined, talk: string, kind: string, name: string): T {
  if (thing === undefined)
    throw new Error(`talks/${talk}.md: unknown ${kind} "${name}"; npm run check says more`);
  return thing;
}

/** Names that several things share are followed by their ids. */
function tellApart(things: readonly { id: string; name: string; label: string }[]) {
  for (const namesakes of Map.groupBy(things, ({ name }) => name).values())
    if (namesakes.length > 1)
      for (const thing of namesakes) thing.label = `${thing.name} (${thing.id})`;
}

function linkNeighbours(talks: Talk[]) {
  talks.forEach((talk, index) => {
    talk.previous = talks[index - 1];
    talk.next = talks[index + 1];
  });
}

function byName(a: { id: string; name: string }, b: { id: string; name: string }) {
  return byText(slug(a.name), slug(b.name)) || byText(a.id, b.id);
}
