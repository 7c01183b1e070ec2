// Talks, conferences, series, topics and speakers refer to each other, so their types are in one file:
// apart, their imports would form circles. Functions on them are in the file of each.

import type { Day } from './date.ts';
import type { ConferenceFields, SpeakerFields, TalkFields, TopicFields } from './fields.ts';

export interface ContentEntry<Fields> {
  id: string;
  data: Fields;
  body: RenderedBody;
  /** Ids of the talks that the body links to. */
  linksTo?: readonly string[];
  /** The Software Heritage identifier of the file. */
  swhid?: string | undefined;
  outsideLinks?: readonly OutsideLink[];
}

/** A link to another site, of a body or in a field. */
export interface OutsideLink {
  url: string;
  field?: 'originalUrl' | 'website' | 'archivedWebsite' | undefined;
  /** The day since when it doesn't answer. */
  gone?: Day | undefined;
}

/** The Markdown below the frontmatter, rendered. Properties may be getters that read a file. */
export interface RenderedBody {
  /** Changes whenever the rest changes, so it can stand in for it. */
  key: string;
  html: string;
  /** Plain text, used if there is no summary. */
  opening: string;
  /** How long it takes to read; undefined if it has no words. */
  minutes?: number | undefined;
  /** Names of the images next to the file that the body shows. */
  images: string[];
}

export const emptyBody: RenderedBody = { key: '', html: '', opening: '', images: [] };

/** A talk in the archive, with defaults filled in and ids resolved. */
export interface Talk extends Omit<TalkFields, 'speakers' | 'topics' | 'published'> {
  /** `<conference>/<talk>` */
  id: string;
  conference: Conference;
  speakers: Appearance[];
  topics: Topic[];
  published: Day;
  /** The day it reaches subscribers: `added`, or else `published`. */
  arrived: Day;
  /** Of the talk as given, and of its title. */
  language: string;
  textLanguage: string;
  /** Whether it was given more than five years before the archive's latest talk. */
  isOld: boolean;
  license: string;
  feedId: string;
  /** The Mastodon handle of who wrote the text. @example '@name@server.example' */
  creator?: string | undefined;
  body: RenderedBody;
  /** The talks before and after it in its conference's schedule. */
  previous?: Talk | undefined;
  next?: Talk | undefined;
  /** The Software Heritage identifier of the talk's file. */
  swhid?: string | undefined;
  links: TalkLinks;
  /** Ids of the talks that its body links to. */
  linksTo: readonly string[];
  outsideLinks: readonly OutsideLink[];
}

/** A speaker's part in one talk. */
export interface Appearance {
  speaker: Speaker;
  affiliation?: string | undefined;
  role?: string | undefined;
}

/** The other talks that a talk's page links to. */
interface TalkLinks {
  /** Returns up to five, the closest first. Computed when called. */
  related(): Talk[];
  /** The same talk given at other conferences, latest first. */
  elsewhere: Talk[];
  /** Talks whose body links to this one. */
  linkedFrom: Talk[];
}

/** One edition of a series, or a conference without one. */
export interface Conference extends Omit<ConferenceFields, 'series'> {
  id: string;
  body: RenderedBody;
  outsideLinks?: readonly OutsideLink[] | undefined;
  /** The name, followed by the id if conferences share it. Unique, for titles of pages and feeds. */
  label: string;
  /** The one under which the index of conferences has it. */
  letter: string;
  endDate: Day;
  series?: Series | undefined;
  /** In the order of the schedule. */
  talks: Talk[];
  /** Of a withdrawn talk, its conference, topics and speakers keep their page, even without others. */
  withdrawn: Talk[];
}

/** The editions of one conference. It has no file; conferences name it. */
export interface Series {
  /** The slug of its name. */
  id: string;
  name: string;
  /** Latest first. */
  conferences: Conference[];
}

/** A topic from the archive's closed vocabulary. Its aliases include the paths of those it replaces. */
export interface Topic extends Omit<TopicFields, 'related' | 'replacedBy'> {
  id: string;
  body: RenderedBody;
  outsideLinks?: readonly OutsideLink[] | undefined;
  /** The name, followed by the id if topics share it. */
  label: string;
  /** The one under which the index of topics has it. */
  letter: string;
  related: Topic[];
  /** Latest first. */
  talks: Talk[];
  withdrawn: Talk[];
}

export interface Speaker extends SpeakerFields {
  id: string;
  body: RenderedBody;
  outsideLinks?: readonly OutsideLink[] | undefined;
  /** The name, followed by part of the id if speakers share it. @example 'Li Wei (robotics)' */
  label: string;
  /** The one under which the index of speakers has it. */
  letter: string;
  /** Latest first. */
  talks: Talk[];
  withdrawn: Talk[];
}
