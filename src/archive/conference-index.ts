import type { Entry } from './archive.ts';
import type { Conference, ConferenceFields } from './conference.ts';
import { slug } from './slug.ts';

/** Every conference by its id, still without talks. */
export function indexConferences(entries: Entry<ConferenceFields>[]): Map<string, Conference> {
  const conferences = new Map<string, Conference>();
  for (const { data, ...entry } of entries) {
    const { series, endDate = data.startDate } = data;
    conferences.set(entry.id, {
      ...data,
      ...entry,
      label: data.name,
      endDate,
      series: series ? { id: slug(series), name: series, conferences: [] } : undefined,
      talks: [],
    });
  }
  return conferences;
}
