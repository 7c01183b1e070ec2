import type { Archive } from '../archive/archive.ts';
import {
  absolute,
  archivePath,
  conferencePath,
  conferencesPath,
  contributePath,
  feedsPath,
  homePath,
  linksPath,
  ownPagePath,
  seriesPath,
  speakerPath,
  speakersPath,
  talkPath,
  topicPath,
  topicsPath,
  yearPath,
} from '../paths.ts';

/** Returns the pages that search engines should visit, talks first. */
export function sitemapEntries(archive: Archive): { url: string; lastmod?: string }[] {
  const { site } = archive;
  const lists = [
    homePath,
    conferencesPath,
    topicsPath,
    speakersPath,
    archivePath,
    contributePath,
    feedsPath,
    linksPath,
    ...archive.ownPages.map(ownPagePath),
    ...archive.conferences.map(conferencePath),
    ...archive.series.map(seriesPath),
    ...archive.topics.map(topicPath),
    ...[...archive.talksByYear.keys()].map(yearPath),
    ...archive.speakers.map(speakerPath),
  ];
  return [
    ...archive.talks.map((talk) => ({
      url: absolute(talkPath(talk), site),
      lastmod: talk.lastModified ?? talk.arrived,
    })),
    ...lists.map((path) => ({ url: absolute(path, site) })),
  ];
}

/** Returns the sitemap in the format of sitemaps.org, which allows 50,000 URLs. */
export async function sitemap(archive: Archive): Promise<string> {
  // Loaded lazily, because it is slow to load.
  const { SitemapStream, streamToPromise } = await import('sitemap');
  const stream = new SitemapStream({
    xmlns: { news: false, xhtml: false, image: false, video: false },
  });
  for (const entry of sitemapEntries(archive)) stream.write(entry);
  stream.end();
  return String(await streamToPromise(stream));
}
