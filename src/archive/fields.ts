// The frontmatter of each collection, as the schema parses it.

import type { Day } from './date.ts';
import type { Download } from './download.ts';

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
export const textKinds = ['summary', 'abstract', 'none'] as const;
/** What a summary can be made from. */
export const sources = ['attendance', 'recording', 'slides', 'transcript', 'paper'] as const;
export const recordings = ['published', 'not-published', 'not-recorded', 'lost'] as const;

/** A talk's frontmatter, as the schema parses it. */
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
  postscripts: Postscript[];
  text: (typeof textKinds)[number];
  summary?: string | undefined;
  topics: string[];
  format: (typeof formats)[number];
  language?: string | undefined;
  textLanguage?: string | undefined;
  /** Minutes. */
  duration?: number | undefined;
  recording?: (typeof recordings)[number] | undefined;
  madeFrom: (typeof sources)[number][];
  readBySpeaker?: Day | undefined;
  machineHelp?: string | undefined;
  downloads: Download[];
  alsoKnownAs: string[];
  author: string[];
  originalUrl?: string | undefined;
  license?: string | undefined;
  feedId?: string | undefined;
  aliases: string[];
  withdrawn?: { date: Day; reason: string; hideNames: boolean } | undefined;
  draft: boolean;
}

/** A speaker, as a talk names them. */
export interface Credit {
  name: string;
  affiliation?: string | undefined;
  role?: string | undefined;
  id?: string | undefined;
}

interface Change {
  date: Day;
  note: string;
}

/** What became of something in a talk. */
interface Postscript {
  date: Day;
  by: string;
  text: string;
}

/** A conference's frontmatter, as the schema parses it. */
export interface ConferenceFields {
  name: string;
  series?: string | undefined;
  startDate: Day;
  endDate?: Day | undefined;
  city?: string | undefined;
  country?: string | undefined;
  venue?: string | undefined;
  online: boolean;
  organizers: string[];
  website?: string | undefined;
  archivedWebsite?: string | undefined;
  aliases: string[];
}

/** A topic's frontmatter, as the schema parses it. */
export interface TopicFields {
  name: string;
  alsoKnownAs: string[];
  related: string[];
  replacedBy?: string | undefined;
  aliases: string[];
}

/** A speaker's frontmatter, as the schema parses it. Not every speaker has a file. */
export interface SpeakerFields {
  name: string;
  sortName?: string | undefined;
  alsoKnownAs: string[];
  website?: string | undefined;
  github?: string | undefined;
  mastodon?: string | undefined;
  orcid?: string | undefined;
  aliases: string[];
}
