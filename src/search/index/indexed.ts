import { summaryOf, type TalkRecord } from '../../archive/talk.ts';

/** Where the search index lies within a site. */
export const indexFolder = 'pagefind';

/** All that the search index holds of a talk, as its page tells it; only then does it change. */
export function indexed(talk: TalkRecord): unknown {
  const { id, title, speakers, body, text, date, format, language } = talk;
  const { conference, topics, alsoKnownAs } = talk;
  return [
    [id, title, body.key, text, summaryOf(talk), date, format, language, alsoKnownAs],
    [conference.name, conference.series?.name],
    speakers.map(({ speaker, affiliation, role }) => [speaker, affiliation, role]),
    topics,
  ];
}
