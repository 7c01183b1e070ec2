import { stringify } from 'yaml';
import { conferenceSpan, place } from '../../src/archive/conference.ts';
import type { Conference, Talk } from '../../src/archive/model.ts';
import type { Day } from '../../src/archive/date.ts';
import { downloadTitle, type Download } from '../../src/archive/download.ts';
import { formatName, textNote } from '../../src/archive/talk.ts';
import { downloadPath } from '../../src/paths.ts';
import type { Source } from './source.ts';

/**
 * An archive's files as other generators like them: each text as it was written, below frontmatter
 * that says outright what our build works out (the ids of speakers, the series, replaced topics).
 * What is worked out here is not measured, which favors the peers.
 * @returns paths below content/, and what stands in each
 */
export function* content({ archive, body }: Source): Generator<[path: string, text: string]> {
  const { talks, conferences, topics, speakers, series, home, about } = archive;
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
  yield ['about.md', markdown({ title: about.title }, body('pages', 'about'))];
}

function talkFields(talk: Talk) {
  const { conference, speakers, topics, downloads, duration, track, recording, author } = talk;
  return {
    title: talk.title,
    date: moment(talk.date, talk.time),
    arrived: moment(talk.arrived),
    published: moment(talk.published),
    lastmod: talk.lastModified && moment(talk.lastModified),
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
    form: formatName(talk.format),
    duration,
    recording,
    author: author.join(', ') || undefined,
    note: textNote(talk),
    downloads: downloads.map(downloadFields),
  };
}

function downloadFields(download: Download) {
  return { name: downloadTitle(download), href: downloadPath(download) };
}

function conferenceFields(conference: Conference) {
  return {
    title: conference.name,
    date: moment(conference.startDate),
    span: conferenceSpan(conference),
    place: place(conference) || undefined,
    series: conference.series && [conference.series.id],
    website: conference.website,
  };
}

function moment(day: Day, time = '00:00'): Date {
  return new Date(`${day}T${time}:00Z`);
}

/** YAML 1.1, as the parsers of both peers read it: `on` and `2011` are quoted where they are texts. */
function markdown(fields: Record<string, unknown>, body: string): string {
  const given = Object.entries(fields).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const yaml = stringify(Object.fromEntries(given), { version: '1.1', lineWidth: 0 });
  return `---\n${yaml}---\n\n${body}\n`;
}
