import type { Event, Graph, ListItem, Person, Place, Thing } from 'schema-dts';
import type { Archive } from '../archive/archive.ts';
import { isAvailable, isRecording, type Download } from '../archive/download.ts';
import { licenseUrl } from '../archive/license.ts';
import type { Conference, Speaker, Talk } from '../archive/model.ts';
import type { Site } from '../archive/site.ts';
import { modifiedOn, summaryOf, talkRecord } from '../archive/talk.ts';
import {
  absolute,
  conferencePath,
  dataPath,
  downloadLinks,
  homePath,
  seriesPath,
  speakerPath,
  talkPath,
} from '../paths.ts';
import { wordsOf } from '../words/index.ts';
import { downloadTitle } from '../words/names.ts';

export type { Thing } from 'schema-dts';

// What pages are about, in the words of https://schema.org/ for search engines.

/** Returns a page’s data as JSON-LD. No value in it can end the element that it is in. */
export function jsonLd(
  things: readonly Thing[],
  trail: readonly { text: string; href?: string | undefined }[],
  site: Site,
): string {
  const crumbs = [{ text: site.title, href: homePath }, ...trail];
  const itemListElement = crumbs.map(({ text, href = '' }, index): ListItem => ({
    '@type': 'ListItem',
    position: index + 1,
    name: text,
    item: absolute(href, site),
  }));
  const list: Thing[] = trail.length ? [{ '@type': 'BreadcrumbList', itemListElement }] : [];
  const graph: Graph = { '@context': 'https://schema.org', '@graph': [...things, ...list] };
  const withoutEmpty = (_: string, value: unknown) =>
    Array.isArray(value) && !value.length ? undefined : value;
  return JSON.stringify(graph, withoutEmpty).replaceAll('<', '\\u003c');
}

/** Returns the home page’s data: the site, and the archive as data. */
export function homeThings({ site, talks }: Archive): Thing[] {
  const { title: name, description, language: inLanguage } = site;
  const url = absolute(homePath, site);
  const words = wordsOf(site);
  const license = licenseUrl(site.license);
  return [
    { '@type': 'WebSite', name, url, description, inLanguage },
    {
      '@type': 'Dataset',
      name,
      url,
      description: `${description} ${words.asJson(words.talks(talks.length))}`,
      license,
      isAccessibleForFree: true,
      distribution: {
        '@type': 'DataDownload',
        contentUrl: absolute(dataPath('talks'), site),
        encodingFormat: 'application/json',
      },
    },
  ];
}

/** Returns a talk’s data: its text, and the talk as an event. */
export function talkThings(talk: Talk, site: Site): Thing[] {
  const url = absolute(talkPath(talk), site);
  const event = `${url}#talk`;
  const { conference, downloads, speakers, topics } = talk;
  const performers = speakers.map(({ speaker, affiliation }) => ({
    ...person(speaker, site),
    affiliation: affiliation ? { '@type': 'Organization' as const, name: affiliation } : undefined,
  }));
  const available = downloads.filter(isAvailable);
  return [
    {
      '@type': 'Event',
      '@id': event,
      name: talk.title,
      startDate: talk.time ? `${talk.date}T${talk.time}` : talk.date,
      duration: talk.duration ? `PT${talk.duration}M` : undefined,
      inLanguage: talk.language,
      performer: performers,
      location: location(conference),
      superEvent: eventOf(conference, site),
      recordedIn: available.filter(isRecording).map((each) => work(each, site)),
      workFeatured: available.filter((each) => !isRecording(each)).map((each) => work(each, site)),
    },
    ...(talk.text === 'none'
      ? []
      : [
          {
            '@type': 'Article' as const,
            headline: talk.title,
            url,
            description: summaryOf(talkRecord(talk)),
            about: { '@id': event },
            author:
              talk.text === 'abstract'
                ? performers
                : talk.author.map((name) => ({ '@type': 'Person' as const, name })),
            inLanguage: talk.textLanguage,
            datePublished: talk.published,
            dateModified: modifiedOn(talk),
            license: licenseUrl(talk.license),
            keywords: topics.map(({ name }) => name),
          },
        ]),
  ];
}

/** Returns a conference’s data. */
export function conferenceThings(conference: Conference, site: Site): Thing[] {
  const { series, organizers, website } = conference;
  return [
    {
      ...eventOf(conference, site),
      startDate: conference.startDate,
      endDate: conference.endDate,
      location: location(conference),
      organizer: organizers.map((name) => ({ '@type': 'Organization' as const, name })),
      sameAs: website,
      superEvent: series && {
        '@type': 'EventSeries',
        name: series.name,
        url: absolute(seriesPath(series), site),
      },
    },
  ];
}

/** Returns a speaker’s data. @param profiles their pages on other sites */
export function speakerThings(
  speaker: Speaker,
  profiles: readonly { href?: string | undefined }[],
  site: Site,
): Thing[] {
  return [
    {
      '@type': 'ProfilePage',
      mainEntity: {
        ...person(speaker, site),
        alternateName: speaker.alsoKnownAs,
        sameAs: profiles.flatMap(({ href }) => href ?? []),
      },
    },
  ];
}

function eventOf(conference: Conference, site: Site) {
  const url = absolute(conferencePath(conference), site);
  return {
    '@type': 'Event',
    '@id': `${url}#conference`,
    name: conference.name,
    url,
  } satisfies Event;
}

function location(conference: Conference): Place | undefined {
  const { venue, city, country } = conference;
  if (!venue && !city && !country) return undefined;
  return {
    '@type': 'Place',
    name: venue ?? city ?? country,
    address: { '@type': 'PostalAddress', addressLocality: city, addressCountry: country },
  };
}

function person(speaker: Speaker, site: Site) {
  const url = absolute(speakerPath(speaker), site);
  return { '@type': 'Person', '@id': `${url}#person`, name: speaker.name, url } satisfies Person;
}

function work(download: Download, site: Site) {
  const url = absolute(downloadLinks(download)[0]!.href, site);
  return { '@type': workTypes[download.type], name: downloadTitle(download, wordsOf(site)), url };
}

const workTypes = {
  video: 'VideoObject',
  audio: 'AudioObject',
  slides: 'PresentationDigitalDocument',
  paper: 'DigitalDocument',
  code: 'SoftwareSourceCode',
  transcript: 'DigitalDocument',
  notes: 'DigitalDocument',
  link: 'WebPage',
} as const;
