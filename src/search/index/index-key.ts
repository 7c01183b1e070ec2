import { summaryOf, type TalkRecord } from '../../archive/talk.ts';

/** Returns all fields of a talk that its page gives to the search index, as the index's key. */
export function indexKey(talk: TalkRecord): unknown {
  const { id, title, speakers, body, text, date, format, language } = talk;
  const { conference, topics, alsoKnownAs } = talk;
  return [
    [id, title, body.key, text, summaryOf(talk), date, format, language, alsoKnownAs],
    [conference.name, conference.series?.name],
    speakers.map(({ speaker, affiliation, role }) => [speaker, affiliation, role]),
    topics,
  ];
}
