import type { Conference } from './conference.ts';
import type { Day } from './date.ts';
import type { Download } from './download.ts';
import type { Onward } from './related.ts';
import type { Series } from './series.ts';
import type { Speaker } from './speaker.ts';
import type { Topic } from './topic.ts';

export const formats = [
  'keynote',
  'talk',
  'lightning-talk',
  'tutorial',
  'workshop',
  'panel',
  'demo',
  'q-and-a',
] as const;
export const texts = ['summary', 'abstract', 'none'] as const;
export const recordings = ['published', 'not-published', 'not-recorded', 'lost'] as const;

/** What an author says of a talk, as the schema hands it on. The contract explains each field. */
export interface TalkFields {
  title: string;
  speakers: Credit[];
  date: Day;
  time?: string | undefined;
  track?: string | undefined;
  published?: Day | undefined;
  added?: Day | undefined;
  lastModified?: Day | undefined;
  changes: Change[];
  text: (typeof texts)[number];
  summary?: string | undefined;
  topics: string[];
  format: (typeof formats)[number];
  language?: string | undefined;
  /** Minutes. */
  duration?: number | undefined;
  recording?: (typeof recordings)[number] | undefined;
  downloads: Download[];
  alsoKnownAs: string[];
  author: string[];
  originalUrl?: string | undefined;
  license?: string | undefined;
  feedId?: string | undefined;
  aliases: string[];
  draft: boolean;
}

/** A speaker as a talk names them. */
export interface Credit {
  name: string;
  affiliation?: string | undefined;
  role?: string | undefined;
  id?: string | undefined;
}

export interface Change {
  date: Day;
  note: string;
}

/** A body, which may be rendered or read no sooner than somebody asks for it. */
export interface Text {
  /** Changes with anything in it: whoever wants to know no more needs not read it. */
  key: string;
  html: string;
  /** Plain text, for want of a summary. */
  opening: string;
  /** Names of the images beside its file that it shows. */
  images: string[];
}

export const noText: Text = { key: '', html: '', opening: '', images: [] };

/** A talk in its archive: everything resolved, nothing left to look up. */
export interface Talk extends Omit<TalkFields, 'speakers' | 'topics' | 'published'> {
  /** `<conference>/<talk>` */
  id: string;
  conference: Conference;
  speakers: Appearance[];
  topics: Topic[];
  published: Day;
  /** The day subscribers meet it: `added`, else `published`. */
  arrived: Day;
  language: string;
  license: string;
  feedId: string;
  body: Text;
  /** The talks given before and after it at its conference. */
  previous?: Talk | undefined;
  next?: Talk | undefined;
  onward: Onward;
  /** Ids of the talks that its text links to. */
  linksTo: readonly string[];
}

/**
 * A talk without the talks around it: plain data, of which its page's article, its feed items and
 * what search knows of it are made. Every talk is one, and more.
 */
export interface TalkRecord extends Omit<
  Talk,
  'conference' | 'speakers' | 'topics' | 'previous' | 'next' | 'onward' | 'linksTo' | 'draft'
> {
  conference: Pick<Conference, 'id' | 'name' | 'city'> & {
    series?: Pick<Series, 'id' | 'name'> | undefined;
  };
  speakers: (Omit<Appearance, 'speaker'> & {
    speaker: Pick<Speaker, 'id' | 'name' | 'alsoKnownAs'>;
  })[];
  topics: Pick<Topic, 'id' | 'name' | 'alsoKnownAs'>[];
}

/** What a talk says by itself; made once, however many ask. */
export function talkRecord(talk: Talk): TalkRecord {
  const known = records.get(talk) ?? newRecord(talk);
  records.set(talk, known);
  return known;
}

const records = new WeakMap<Talk, TalkRecord>();

function newRecord(talk: Talk): TalkRecord {
  const { conference, speakers, topics } = talk;
  const { id, name, city, series } = conference;
  return {
    ...talk,
    ...without,
    conference: { id, name, city, series: series && { id: series.id, name: series.name } },
    speakers: speakers.map(({ speaker: { id, name, alsoKnownAs }, affiliation, role }) => ({
      speaker: { id, name, alsoKnownAs },
      affiliation,
      role,
    })),
    topics: topics.map(({ id, name, alsoKnownAs }) => ({ id, name, alsoKnownAs })),
  };
}

/** Left out by being nothing: taking properties out of an object takes ten times as long. */
const without = {
  previous: undefined,
  next: undefined,
  onward: undefined,
  linksTo: undefined,
  draft: undefined,
};

/** A speaker's part in one talk. */
export interface Appearance {
  speaker: Speaker;
  affiliation?: string | undefined;
  role?: string | undefined;
}

/** One or two sentences of plain text: an author's, else the text's opening; `''` for a stub without. */
export function summaryOf({ summary, text, body }: TalkRecord): string {
  return summary ?? (text === 'none' ? '' : body.opening);
}

/** What marks a talk without a summary of its own in a list, or nothing. */
export function textNote(talk: Pick<Talk, 'text'>): string | undefined {
  if (talk.text === 'abstract') return 'The speaker’s abstract';
  if (talk.text === 'none') return 'Summary still to be written';
  return undefined;
}

/** How readers say a format, nothing for a plain talk. @example 'q-and-a' // => 'Q and A' */
export function formatName(format: TalkFields['format']): string | undefined {
  if (format === 'talk') return undefined;
  if (format === 'q-and-a') return 'Q and A';
  const words = format.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
