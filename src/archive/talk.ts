import { byDigest, type ByDigest } from './by-digest.ts';
import type { Day } from './date.ts';
import type { Appearance, Conference, Series, Speaker, Talk, TalkFields, Topic } from './model.ts';

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

/** Returns what a text is made from. @example 'from the recording and the slides' */
export function madeFromText(sources: TalkFields['madeFrom']): string | undefined {
  const names = sources.map((source) => sourceNames[source]);
  const last = names.pop();
  return last && `from ${names.length ? `${names.join(', ')} and ${last}` : last}`;
}

const sourceNames: Record<TalkFields['madeFrom'][number], string> = {
  attendance: 'hearing the talk',
  recording: 'the recording',
  slides: 'the slides',
  transcript: 'a transcript',
  paper: 'the paper',
};

/** Returns the author's summary, or else the body's opening; '' if the talk has no text. */
export function summaryOf({ summary, text, body }: TalkRecord): string {
  return summary ?? (text === 'none' ? '' : body.opening);
}

/** Returns the note that lists show with a talk. @returns undefined if it has a summary */
export function textNote(talk: Pick<Talk, 'text'>): string | undefined {
  if (talk.text === 'abstract') return 'The speaker’s abstract';
  if (talk.text === 'none') return 'No summary yet';
  return undefined;
}

/** Returns the day of the last change. @returns undefined if it is the day of publication */
export function modifiedOn({ published, lastModified }: Modifiable): Day | undefined {
  return lastModified && published && lastModified > published ? lastModified : undefined;
}

interface Modifiable {
  published?: Day | undefined;
  lastModified?: Day | undefined;
}

/** Returns a format's name, undefined for a plain talk. @example formatName('q-and-a') // => 'Q and A' */
export function formatName(format: TalkFields['format']): string | undefined {
  if (format === 'talk') return undefined;
  if (format === 'q-and-a') return 'Q and A';
  const words = format.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

// Marked as pure, so that a script that doesn't use it leaves it out.
const languageNames = /* @__PURE__ */ new Intl.DisplayNames('en', { type: 'language' });

/** Returns a language's English name. @example languageName('nl') // => 'Dutch' */
export function languageName(code: string): string {
  return languageNames.of(code) ?? code;
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
