import { emptyBody } from './model.ts';
import type { TalkFields } from './fields.ts';
import type { Conference, ContentEntry, Talk, Topic } from './model.ts';
import { defaultFeedId, type Site } from './site.ts';
import type { SpeakerIndex } from './speaker.ts';
import { typeset } from './typography.ts';

/** Returns what may be shown of a withdrawn talk. */
export function tombstone({ id, data }: ContentEntry<TalkFields>): ContentEntry<TalkFields> {
  const { date, published, withdrawn, language, feedId, aliases, license, draft, text } = data;
  const { title, speakers, topics } = withdrawn?.hideNames ? hidden : data;
  return {
    id,
    body: emptyBody,
    data: {
      ...{ date, published, withdrawn, language, feedId, aliases, license, draft, text },
      ...{ title, speakers, topics, format: 'talk' },
      ...{ changes: [], postscripts: [], downloads: [], alsoKnownAs: [], author: [], madeFrom: [] },
    },
  };
}

const hidden: Pick<TalkFields, 'title' | 'speakers' | 'topics'> = {
  title: '',
  speakers: [],
  topics: [],
};

/** @throws if the talk names a conference or topic that isn't known */
export function resolveTalk(
  { data, ...entry }: ContentEntry<TalkFields>,
  site: Site,
  conferences: ReadonlyMap<string, Conference>,
  topics: ReadonlyMap<string, Topic>,
  speakers: SpeakerIndex,
): Talk {
  const { id, linksTo = [], outsideLinks = [] } = entry;
  const conferenceId = id.split('/', 1)[0] ?? '';
  const published = data.published ?? data.date;
  const language = data.language ?? site.language;
  const textLanguage = data.textLanguage ?? language;
  return {
    ...data,
    ...entry,
    title: typeset(data.title, language),
    track: data.track && typeset(data.track, language),
    postscripts: data.postscripts.map((each) => ({
      ...each,
      text: typeset(each.text, textLanguage),
    })),
    summary: data.summary && typeset(data.summary, textLanguage),
    linksTo,
    outsideLinks,
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
    language,
    textLanguage,
    isOld: false,
    license: data.license ?? site.license,
    links: { related: () => [], elsewhere: [], linkedFrom: [] },
    feedId: data.feedId ?? defaultFeedId(site, id),
    creator: speakers.mastodonOf(
      data.text === 'abstract' ? data.speakers : data.author.map((name) => ({ name })),
    ),
  };
}

function required<T>(found: T | undefined, talk: string, kind: string, id: string): T {
  if (found === undefined)
    throw new Error(`talks/${talk}.md: unknown ${kind} "${id}"; run npm run check for details`);
  return found;
}
