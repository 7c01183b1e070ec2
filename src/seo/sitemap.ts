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

/** A page's absolute URL, and the day of its last change if known. */
export type SitemapEntry = [url: string, lastmod?: Day];

/** Returns the pages that search engines should visit, talks first. */
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

/** Returns the sitemap in the format of sitemaps.org, which allows 50,000 URLs. */
export async function sitemap(archive: Archive): Promise<string> {
  // Loaded lazily, because it is slow to load.
  const { SitemapStream, streamToPromise } = await import('sitemap');
  const stream = new SitemapStream({
    xmlns: { news: false, xhtml: false, image: false, video: false },
  });
  for (const [url, lastmod] of sitemapEntries(archive)) stream.write({ url, lastmod });
  stream.end();
  return String(await streamToPromise(stream));
}
