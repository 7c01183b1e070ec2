import { dateSpan, longDate, type Day } from './date.ts';
import type { Series } from './series.ts';
import type { Talk, Text } from './talk.ts';

/** What an author says of a conference, as the schema hands it on. */
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

/** One edition of a conference. */
export interface Conference extends Omit<ConferenceFields, 'series'> {
  id: string;
  body: Text;
  /** The name, and the id where editions share one: titles of pages and feeds are told apart. */
  label: string;
  endDate: Day;
  series?: Series | undefined;
  /** In the order they were given. */
  talks: Talk[];
}

/** Where it was held, the most local first; '' where nothing is known. */
export function place({ venue, city, country, online }: ConferenceFields | Conference): string {
  return [venue, city, country, online ? 'online' : undefined].filter(Boolean).join(', ');
}

/** Its days. @example '20–22 August 2026' */
export function conferenceSpan({ startDate, endDate }: Conference): string {
  return startDate === endDate ? longDate(startDate) : dateSpan(startDate, endDate);
}
