import type { Day } from '../src/archive/date.ts';
import type { ConferenceFields } from '../src/archive/conference.ts';
import type { TalkFields } from '../src/archive/talk.ts';

/** What every reader makes of its source, one thing after the other, in the source's order. */
export type Imported = ImportedTalk | ImportedConference | Unread;

export interface ImportedTalk {
  kind: 'talk';
  /** Where it stands in the source, for the report. */
  place: string;
  /** The conference's id; one that no `ImportedConference` has is made from its talks. */
  conference: string;
  /** What that conference is called, where no `ImportedConference` says it. */
  conferenceName?: string | undefined;
  /** What its file would be called; made a slug, and unique. */
  name: string;
  /** Topics by name, speakers as the source spells them. A talk without a date gets a day of its conference. */
  fields: Partial<Omit<TalkFields, 'date'>> &
    Pick<TalkFields, 'title' | 'speakers'> & { date?: Day | undefined };
  /** Markdown. */
  body: string;
  /** Files that lie beside the text: images, by name. */
  images?: { name: string; bytes: Uint8Array }[];
  /** What a human should look at. */
  doubts: string[];
}

export interface ImportedConference {
  kind: 'conference';
  place: string;
  id: string;
  fields: Partial<ConferenceFields>;
  body: string;
}

/** An input that could not be read as what it should be. */
export interface Unread {
  kind: 'unread';
  place: string;
  reason: string;
  /** Whether it would have been a talk: then it counts among the talks that were read. */
  talk: boolean;
  /** Whether it was asked to be left out. */
  passedOver?: boolean;
}
