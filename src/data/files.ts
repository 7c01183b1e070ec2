import type { Archive } from '../archive/archive.ts';
import { downloadFormat, downloadMediaType, type Download } from '../archive/download.ts';
import type { Conference, Talk } from '../archive/model.ts';
import type { Site } from '../archive/site.ts';
import { summaryOf, talkRecord } from '../archive/talk.ts';
import { pageContent } from '../feeds/content.ts';
import { feedItem } from '../feeds/item.ts';
import {
  absolute,
  conferenceDataPath,
  conferencePath,
  dataPath,
  dataSchemaPath,
  downloadLinks,
  talkPath,
} from '../paths.ts';
import { dataSchemas, type DataFile, type DataOf } from './schemas.ts';

/** Returns `archive.json`: what there is, and where. */
export function archiveData(archive: Archive): DataOf<'archive'> {
  const { site, talks, conferences, series, speakers, topics } = archive;
  const names = Object.keys(dataSchemas) as DataFile[];
  return {
    ...head('archive', site),
    description: site.description,
    language: site.language,
    lastModified: talks
      .map(({ arrived, lastModified = arrived }) => lastModified)
      .sort()
      .at(-1),
    talks: absolute(dataPath('talks'), site),
    addresses: absolute(dataPath('addresses'), site),
    schemas: Object.fromEntries(names.map((name) => [name, absolute(dataSchemaPath(name), site)])),
    counts: {
      talks: talks.length,
      summaries: talks.filter(({ text }) => text === 'summary').length,
      conferences: conferences.length,
      series: series.length,
      speakers: speakers.length,
      topics: topics.length,
    },
    conferences: conferences.map((conference) => ({
      ...conferenceRecord(conference, site),
      talks: conference.talks.length,
      data: absolute(conferenceDataPath(conference), site),
    })),
  };
}

/** Returns `talks.json`: every talk, without its text. */
export function talksData({ site, talks }: Archive): DataOf<'talks'> {
  return { ...head('talks', site), talks: talks.map((talk) => talkData(talk, site)) };
}

/** Returns a conference’s file: its talks with their texts. */
export function conferenceData(conference: Conference, site: Site): DataOf<'conference'> {
  const page = absolute(conferencePath(conference), site);
  return {
    ...head('conference', site),
    conference: {
      ...conferenceRecord(conference, site),
      html: pageContent(conference.body.html, page) || undefined,
    },
    talks: conference.talks.map((talk) => ({
      ...talkData(talk, site),
      html: talk.text === 'none' ? undefined : feedItem(site, talkRecord(talk)).html,
    })),
  };
}

/** Writes a file with each of its last list’s records on a line of its own, for diffs and `grep`. */
export function dataJson(file: DataOf<DataFile>): string {
  const entries = Object.entries(file).filter(([, value]) => value !== undefined);
  const [name = '', records] = entries.pop()!;
  const lines = (records as unknown[]).map((record) => `\n${JSON.stringify(record)}`);
  const start = JSON.stringify(Object.fromEntries(entries)).slice(0, -1);
  return `${start},${JSON.stringify(name)}:[${lines.join(',')}\n]}\n`;
}

function head(name: DataFile, site: Site) {
  const { title, url, license, contentSignals } = site;
  const $schema = absolute(dataSchemaPath(name), site);
  return { $schema, version: 1 as const, archive: title, url, license, contentSignals };
}

function talkData(talk: Talk, site: Site): DataOf<'talks'>['talks'][number] {
  const { conference, speakers, topics, downloads } = talk;
  return {
    id: talk.id,
    feedId: talk.feedId,
    url: absolute(talkPath(talk), site),
    title: talk.title,
    speakers: speakers.map(({ speaker: { id, name }, affiliation, role }) => ({
      id,
      name,
      affiliation,
      role,
    })),
    conference: { id: conference.id, name: conference.name, series: seriesOf(conference) },
    date: talk.date,
    time: talk.time,
    track: talk.track,
    format: talk.format,
    duration: talk.duration,
    language: talk.language,
    topics: topics.map(({ id, name }) => ({ id, name })),
    alsoKnownAs: talk.alsoKnownAs,
    recording: talk.recording,
    downloads: downloads.map((download) => downloadData(download, site)),
    text: talk.text,
    textLanguage: talk.textLanguage,
    summary: summaryOf(talkRecord(talk)) || undefined,
    author: talk.author,
    madeFrom: talk.madeFrom,
    readBySpeaker: talk.readBySpeaker,
    machineHelp: talk.machineHelp,
    published: talk.published,
    added: talk.added,
    lastModified: talk.lastModified,
    changes: talk.changes,
    postscripts: talk.postscripts,
    originalUrl: talk.originalUrl,
    license: talk.license,
    swhid: talk.swhid,
  };
}

function downloadData(download: Download, site: Site) {
  const own = downloadLinks(download).find(({ source }) => source === 'file');
  return {
    ...download,
    file: own && absolute(own.href, site),
    mediaType: downloadFormat(download) && downloadMediaType(download),
  };
}

function conferenceRecord(conference: Conference, site: Site) {
  const { id, name, startDate, endDate, venue, city, country, online, organizers } = conference;
  const { website, archivedWebsite } = conference;
  return {
    ...{ id, url: absolute(conferencePath(conference), site), name, series: seriesOf(conference) },
    ...{ startDate, endDate, venue, city, country, online, organizers, website, archivedWebsite },
  };
}

function seriesOf({ series }: Conference) {
  return series && { id: series.id, name: series.name };
}
