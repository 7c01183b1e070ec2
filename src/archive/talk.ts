import { byDigest, type ByDigest } from './by-digest.ts';
import type { Day } from './date.ts';
import type { Appearance, Conference, Series, Speaker, Talk, Topic } from './model.ts';

/**
 * A talk without the talks around it: plain data for its article, its feed items and its place in
 * the search index. Every talk is one, with more properties.
 */
export interface TalkRecord extends Omit<
  Talk,
  | 'conference'
  | 'speakers'
  | 'topics'
  | 'previous'
  | 'next'
  | 'links'
  | 'linksTo'
  | 'swhid'
  | 'draft'
> {
  conference: Pick<Conference, 'id' | 'name' | 'city'> & {
    series?: Pick<Series, 'id' | 'name'> | undefined;
  };
  speakers: (Omit<Appearance, 'speaker'> & {
    speaker: Pick<Speaker, 'id' | 'name' | 'sortName' | 'alsoKnownAs'>;
  })[];
  topics: Pick<Topic, 'id' | 'name' | 'alsoKnownAs'>[];
}

/** Returns the talk without its neighbors, cached. */
export function talkRecord(talk: Talk): ByDigest<TalkRecord> {
  const record = records.get(talk) ?? byDigest(newRecord(talk), withBodyKey);
  records.set(talk, record);
  return record;
}

const records = new WeakMap<Talk, ByDigest<TalkRecord>>();

/** The body's key stands in for the body, so that its HTML isn't read. */
function withBodyKey(record: TalkRecord) {
  return { ...record, body: record.body.key };
}

function newRecord(talk: Talk): TalkRecord {
  const { conference, speakers, topics } = talk;
  const { id, name, city, series } = conference;
  return {
    ...talk,
    ...omitted,
    conference: { id, name, city, series: series && { id: series.id, name: series.name } },
    speakers: speakers.map(
      ({ speaker: { id, name, sortName, alsoKnownAs }, affiliation, role }) => ({
        speaker: { id, name, sortName, alsoKnownAs },
        affiliation,
        role,
      }),
    ),
    topics: topics.map(({ id, name, alsoKnownAs }) => ({ id, name, alsoKnownAs })),
  };
}

/** Set to undefined, because deleting properties takes ten times as long. */
const omitted = {
  previous: undefined,
  next: undefined,
  links: undefined,
  linksTo: undefined,
  // A comment in the file changes no page.
  swhid: undefined,
  draft: undefined,
};

/** Returns the author's summary, or else the body's opening; '' if the talk has no text. */
export function summaryOf({ summary, text, body }: TalkRecord): string {
  return summary ?? (text === 'none' ? '' : body.opening);
}

/** Returns the day of the last change. @returns undefined if it is the day of publication */
export function modifiedOn({ published, lastModified }: Modifiable): Day | undefined {
  return lastModified && published && lastModified > published ? lastModified : undefined;
}

interface Modifiable {
  published?: Day | undefined;
  lastModified?: Day | undefined;
}

/** Whether a language is usually written from right to left. */
export function isRightToLeft(code: string): boolean {
  return /^(?:ar|ckb|dv|fa|he|ks|nqo|ps|sd|syr|ug|ur|yi)(?!-Latn)(?:-|$)|-(?:Arab|Hebr)(?:-|$)/.test(
    code,
  );
}

/** Returns a talk's speakers as text. @example 'Ada Bytewell, Acme; Li Wei' */
export function creditText(speakers: TalkRecord['speakers']): string {
  const credits = speakers.map(({ speaker, affiliation, role }) =>
    [speaker.name, role, affiliation].filter(Boolean).join(', '),
  );
  return credits.join(speakers.some(({ affiliation, role }) => affiliation ?? role) ? '; ' : ', ');
}
