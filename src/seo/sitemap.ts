import type { Archive } from '../archive/archive.ts';
import type { Day } from '../archive/date.ts';
import {
  aboutPath,
  absolute,
  archivePath,
  conferencePath,
  conferencesPath,
  contributePath,
  homePath,
  seriesPath,
  speakerPath,
  speakersPath,
  talkPath,
  topicPath,
  topicsPath,
  yearPath,
} from '../paths.ts';

/** A page's absolute address, and the day of its last change where that is known. */
export type SitemapEntry = [url: string, lastmod?: Day];

/** The addresses worth a search engine's visit, talks first. */
export function sitemapEntries(archive: Archive): SitemapEntry[] {
  const { site } = archive;
  const lists = [
    homePath,
    conferencesPath,
    topicsPath,
    speakersPath,
    archivePath,
    contributePath,
    aboutPath,
    ...archive.conferences.map(conferencePath),
    ...archive.series.map(seriesPath),
    ...archive.topics.map(topicPath),
    ...[...archive.talksByYear.keys()].map(yearPath),
    ...archive.speakers.map(speakerPath),
  ];
  return [
    ...archive.talks.map((talk): SitemapEntry => [
      absolute(talkPath(talk), site),
      talk.lastModified ?? talk.arrived,
    ]),
    ...lists.map((path): SitemapEntry => [absolute(path, site)]),
  ];
}

/** All of them as sitemaps.org has it; at most 50,000. */
export async function sitemap(archive: Archive): Promise<string> {
  // Loaded when it is made, for it takes a while.
  const { SitemapStream, streamToPromise } = await import('sitemap');
  const stream = new SitemapStream({
    xmlns: { news: false, xhtml: false, image: false, video: false },
  });
  for (const [url, lastmod] of sitemapEntries(archive)) stream.write({ url, lastmod });
  stream.end();
  return String(await streamToPromise(stream));
}
