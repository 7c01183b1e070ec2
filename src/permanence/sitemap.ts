import { SitemapStream, streamToPromise } from 'sitemap';
import type { Archive } from '../archive/archive.ts';
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

/** The addresses worth a search engine's visit, talks first (sitemaps.org; at most 50,000). */
export async function sitemap(archive: Archive): Promise<string> {
  const { site } = archive;
  const pages = [
    ...[
      homePath,
      conferencesPath,
      topicsPath,
      speakersPath,
      archivePath,
      contributePath,
      aboutPath,
    ],
    ...archive.conferences.map(conferencePath),
    ...archive.series.map(seriesPath),
    ...archive.topics.map(topicPath),
    ...[...archive.talksByYear.keys()].map(yearPath),
    ...archive.speakers.map(speakerPath),
  ];
  const stream = new SitemapStream({
    xmlns: { news: false, xhtml: false, image: false, video: false },
  });
  for (const talk of archive.talks)
    stream.write({
      url: absolute(talkPath(talk), site),
      lastmod: talk.lastModified ?? talk.arrived,
    });
  for (const path of pages) stream.write({ url: absolute(path, site) });
  stream.end();
  return String(await streamToPromise(stream));
}
