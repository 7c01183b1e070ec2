import { alphabetOf } from '../archive/alphabet.ts';
import type { ByDigest } from '../archive/by-digest.ts';
import { place } from '../archive/conference.ts';
import type { Day } from '../archive/date.ts';
import type { Conference } from '../archive/model.ts';
import { indexName } from '../archive/person-name.ts';
import type { Site } from '../archive/site.ts';
import { talkRecord, type TalkRecord } from '../archive/talk.ts';
import { wordsOf } from '../words/index.ts';

/** All talks of a conference, to read from front to back. Plain data. */
export interface Book {
  /** The conference's id. */
  id: string;
  name: string;
  days: string;
  place: string;
  organizers: string[];
  /** The conference's own text. */
  html: string;
  /** The last day on which a text was published, modified or withdrawn. */
  modified: Day;
  /** In programme order; the first has number 1. */
  talks: ByDigest<TalkRecord>[];
  /** By family name, which is first. Empty if the index has no others. */
  speakers: IndexEntry[];
  index: IndexEntry[];
}

/** A name or word, with the numbers of its talks. */
export interface IndexEntry {
  text: string;
  /** The name that the talks have it under, if `text` is another. */
  mainName?: string;
  talks: number[];
}

/** Returns a conference as a book. */
export function book(conference: Conference, site: Site): Book {
  const words = wordsOf(site);
  const { id, name, organizers, body, talks, withdrawn, endDate } = conference;
  const speakers = new Map<string, IndexEntry>();
  const index = new Map<string, IndexEntry>();
  const add = (
    entries: Map<string, IndexEntry>,
    number: number,
    text: string,
    mainName?: string,
  ) => {
    // Whatever is written the same, such as a topic and its other name, is one entry.
    const key = JSON.stringify([text, mainName]);
    const entry = entries.get(key) ?? { text, ...(mainName && { mainName }), talks: [] };
    entries.set(key, entry);
    if (entry.talks.at(-1) !== number) entry.talks.push(number);
  };
  for (const [position, talk] of talks.entries()) {
    const number = position + 1;
    for (const { speaker } of talk.speakers) {
      const { name, label, sortName, alsoKnownAs } = speaker;
      const text = label.replace(name, () => indexName(name, sortName));
      add(speakers, number, text);
      add(index, number, text);
      for (const other of alsoKnownAs) add(index, number, indexName(other), label);
    }
    for (const topic of talk.topics) {
      add(index, number, topic.label);
      for (const other of topic.alsoKnownAs) add(index, number, other, topic.label);
    }
    for (const other of talk.alsoKnownAs) add(index, number, other);
  }
  return {
    id,
    name,
    days: words.dateSpan(conference.startDate, conference.endDate),
    place: place(conference, words.online),
    organizers,
    html: body.html,
    modified: [
      // Without talks, there is no other day.
      ...(talks.length || withdrawn.length ? [] : [endDate]),
      ...talks.flatMap(({ date, published, lastModified = date }) => [
        ...[date, published, lastModified],
      ]),
      ...withdrawn.map((talk) => talk.withdrawn!.date),
    ]
      .sort()
      .at(-1)!,
    talks: talks.map(talkRecord),
    speakers: index.size > speakers.size ? sorted(speakers, site) : [],
    index: sorted(index, site),
  };
}

/** Sorts entries as they are shown. */
function sorted(entries: ReadonlyMap<string, IndexEntry>, { language }: Site): IndexEntry[] {
  return alphabetOf(language).sorted([...entries.values()], ({ text }) => text);
}

/** Whether a talk has a chapter; others are only listed. */
export function hasChapter({ text }: Pick<TalkRecord, 'text'>): boolean {
  return text !== 'none';
}

/** Returns the part of a talk's id that names it within its conference. */
export function talkName({ id }: Pick<TalkRecord, 'id'>): string {
  return id.slice(id.indexOf('/') + 1);
}

/** The types of images that every EPUB reader shows. */
export const imageTypes: Record<string, string> = {
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
};

/** Types that an EPUB has as JPEG: older readers don't show them. */
export const convertedTypes = ['avif', 'webp'];

/** Returns the names of the images that a book shows, whose bytes `epub` needs. */
export function bookImages({ talks }: Book): string[] {
  const names = talks.filter(hasChapter).flatMap(({ body }) => body.images);
  return [...new Set(names)].sort();
}

export function extension(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}
