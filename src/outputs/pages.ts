import type { Archive } from '../archive/archive.ts';
import { pageCount, withoutSummaries, withSummaries } from '../archive/pagination.ts';
import { has } from '../archive/site.ts';
import { wanted } from '../archive/wanted.ts';
import {
  aboutPath,
  archivePath,
  at,
  conferencePath,
  conferencesPath,
  contributePath,
  feedsPath,
  homePath,
  pagePath,
  searchPath,
  seriesPath,
  speakerPath,
  speakersPath,
  talkPath,
  topicPath,
  topicsPath,
  yearPath,
} from '../paths.ts';
import { conferencesView, conferenceView } from '../views/conference.ts';
import { contributeView } from '../views/contribute.ts';
import { feedsView } from '../views/feeds.ts';
import { aboutView, notFoundView, searchView } from '../views/fixed.ts';
import { homeView } from '../views/home.ts';
import type { TemplateName, Views } from '../views/index.ts';
import { seriesView } from '../views/series.ts';
import { speakersView, speakerView } from '../views/speaker.ts';
import { talkView } from '../views/talk.ts';
import { topicsView, topicView } from '../views/topic.ts';
import { yearsView, yearView } from '../views/year.ts';
import { fileOf, type PageOutput } from './output.ts';

/** Every page of the site. */
export function pages(archive: Archive): PageOutput[] {
  const { site, conferences, series, topics, speakers, talks, talksByYear } = archive;
  const stubs = wanted(conferences);
  return [
    { file: '404.html', template: 'NotFound', view: () => notFoundView(site) },
    page('Home', homePath, () => homeView(archive)),
    page('About', aboutPath, () => aboutView(archive)),
    ...(has(site, 'search') ? [page('Search', searchPath, () => searchView(site))] : []),
    page('Feeds', feedsPath, () => feedsView(archive)),
    page('Years', archivePath, () => yearsView(archive)),
    ...list('Contribute', contributePath, stubs.length, withoutSummaries, (number) =>
      contributeView(archive, stubs, number),
    ),
    ...list('Conferences', conferencesPath, conferences.length, withoutSummaries, (number) =>
      conferencesView(archive, number),
    ),
    ...list('Topics', topicsPath, topics.length, withoutSummaries, (number) =>
      topicsView(archive, number),
    ),
    ...list('Speakers', speakersPath, speakers.length, withoutSummaries, (number) =>
      speakersView(archive, number),
    ),
    ...[...talksByYear].flatMap(([year, given]) =>
      list('Year', yearPath(year), given.length, withSummaries, (number) =>
        yearView(site, year, given, number),
      ),
    ),
    ...conferences.flatMap((conference) =>
      list(
        'Conference',
        conferencePath(conference),
        conference.talks.length,
        withoutSummaries,
        (number) => conferenceView(site, conference, number),
      ),
    ),
    ...series.map((each) => page('Series', seriesPath(each), () => seriesView(site, each))),
    ...topics.flatMap((topic) =>
      list('Topic', topicPath(topic), topic.talks.length, withSummaries, (number) =>
        topicView(site, topic, number),
      ),
    ),
    ...speakers.flatMap((speaker) =>
      list('Speaker', speakerPath(speaker), speaker.talks.length, withSummaries, (number) =>
        speakerView(site, speaker, number),
      ),
    ),
    ...talks.map((talk) => page('Talk', talkPath(talk), () => talkView(site, talk))),
  ];
}

function page<Name extends TemplateName>(
  template: Name,
  path: string,
  view: () => Views[Name],
): PageOutput {
  return { file: fileOf(at(''), path), template, view };
}

/** The pages of a list of `length` things, `size` a page. */
function list<Name extends TemplateName>(
  template: Name,
  path: string,
  length: number,
  size: number,
  view: (number: number) => Views[Name],
): PageOutput[] {
  return Array.from({ length: pageCount(length, size) }, (_, index) =>
    page(template, pagePath(path, index + 1), () => view(index + 1)),
  );
}
