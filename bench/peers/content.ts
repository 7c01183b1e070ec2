import { stringify } from 'yaml';
import { place } from '../../src/archive/conference.ts';
import type { Conference, Talk } from '../../src/archive/model.ts';
import type { Day } from '../../src/archive/date.ts';
import { isAvailable, type Download } from '../../src/archive/download.ts';
import { downloadLinks } from '../../src/paths.ts';
import { wordsOf } from '../../src/words/index.ts';
import { downloadTitle, formatName, textNote } from '../../src/words/names.ts';
import type { Source } from './source.ts';

const words = wordsOf({ language: 'en' });

/**
 * Returns an archive's files for other generators: each text as its author wrote it, below frontmatter
 * with what Aftertalk's build derives (speakers' ids, the series, replaced topics). Deriving it here
 * isn't measured, which favors the peers.
 * @returns paths below content/, with their text
 */
export function* content({ archive, body }: Source): Generator<[path: string, text: string]> {
  const { talks, conferences, topics, speakers, series, home, ownPages } = archive;
  for (const talk of talks)
    yield [`talks/${talk.id}.md`, markdown(talkFields(talk), body('talks', talk.id))];
  for (const conference of conferences)
    yield [
      `conferences/${conference.id}.md`,
      markdown(conferenceFields(conference), body('conferences', conference.id)),
    ];
  for (const { id, name, alsoKnownAs } of topics)
    yield [`topics/${id}.md`, markdown({ title: name, alsoKnownAs }, body('topics', id))];
  for (const { id, name, website } of speakers)
    if (body('speakers', id))
      yield [`speakers/${id}.md`, markdown({ title: name, website }, body('speakers', id))];
  for (const { id, name } of series) yield [`series/${id}.md`, markdown({ title: name }, '')];
  yield ['home.md', markdown({ title: home.title }, body('pages', 'home'))];
  for (const { id, title } of ownPages) yield [`${id}.md`, markdown({ title }, body('pages', id))];
}

function talkFields(talk: Talk) {
  const { conference, speakers, topics, downloads, duration, track, recording, author } = talk;
  return {
    title: talk.title,
    date: toDate(talk.date, talk.time),
    arrived: toDate(talk.arrived),
    published: toDate(talk.published),
    lastmod: talk.lastModified && toDate(talk.lastModified),
    summary: talk.summary || undefined,
    conferences: [conference.id],
    series: conference.series && [conference.series.id],
    archive: [talk.date.slice(0, 4)],
    speakers: [...new Set(speakers.map(({ speaker }) => speaker.id))],
    credits: speakers.map(({ speaker, affiliation, role }) => ({
      id: speaker.id,
      name: speaker.name,
      part: [role, affiliation].filter(Boolean).join(', ') || undefined,
    })),
    topics: topics.map(({ id }) => id),
    time: talk.time,
    track,
    form: formatName(talk.format, words),
    duration,
    recording,
    author: author.join(', ') || undefined,
    note: textNote(talk, words),
    downloads: downloads.filter(isAvailable).map(downloadFields),
  };
}

function downloadFields(download: Download) {
  return { name: downloadTitle(download, words), href: downloadLinks(download)[0]!.href };
}

function conferenceFields(conference: Conference) {
  return {
    title: conference.name,
    date: toDate(conference.startDate),
    span: words.dateSpan(conference.startDate, conference.endDate),
    place: place(conference, words.online) || undefined,
    series: conference.series && [conference.series.id],
    website: conference.website,
  };
}

function toDate(day: Day, time = '00:00'): Date {
  return new Date(`${day}T${time}:00Z`);
}

/** In YAML 1.1, which both peers read: it quotes `on` and `2011` if they are strings. */
function markdown(fields: Record<string, unknown>, body: string): string {
  const defined = Object.entries(fields).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const yaml = stringify(Object.fromEntries(defined), { version: '1.1', lineWidth: 0 });
  return `---\n${yaml}---\n\n${body}\n`;
}
