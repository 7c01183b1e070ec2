import type { Archive } from '../archive/archive.ts';
import { hasPart } from '../archive/site.ts';
import { routePath, type Params, type Route } from '../routes.ts';
import { conferencesView, conferenceView } from '../views/conference.ts';
import { contributeView, talksWithoutSummary } from '../views/contribute.ts';
import { feedsView } from '../views/feeds.ts';
import { aboutView, homeView, notFoundView, searchView } from '../views/home.ts';
import type { Views } from '../views/index.ts';
import { pageCount, withoutSummaries, withSummaries } from '../views/list.ts';
import { seriesView } from '../views/series.ts';
import { speakersView, speakerView } from '../views/speaker.ts';
import { talkView } from '../views/talk.ts';
import { topicsView, topicView } from '../views/topic.ts';
import { yearsView, yearView } from '../views/year.ts';
import { fileOf, type PageOutput } from './output.ts';

/** Returns every page of the site. */
export function pages(archive: Archive): PageOutput[] {
  const { site, conferences, series, topics, speakers, talks, talksByYear } = archive;
  const withoutSummary = talksWithoutSummary(conferences);
  return [
    page('404', {}, () => notFoundView(archive)),
    page('index', {}, () => homeView(archive)),
    page('about', {}, () => aboutView(archive)),
    ...(hasPart(site, 'search') ? [page('search', {}, () => searchView(archive))] : []),
    page('feeds', {}, () => feedsView(archive)),
    page('archive', {}, () => yearsView(archive)),
    ...list('contribute/[...page]', {}, withoutSummary.length, withoutSummaries, (number) =>
      contributeView(archive, withoutSummary, number),
    ),
    ...list('conferences/[...page]', {}, conferences.length, withoutSummaries, (number) =>
      conferencesView(archive, number),
    ),
    ...list('topics/[...page]', {}, topics.length, withoutSummaries, (number) =>
      topicsView(archive, number),
    ),
    ...list('speakers/[...page]', {}, speakers.length, withoutSummaries, (number) =>
      speakersView(archive, number),
    ),
    ...[...talksByYear].flatMap(([year, given]) =>
      list('archive/[year]/[...page]', { year }, given.length, withSummaries, (number) =>
        yearView(site, year, given, number),
      ),
    ),
    ...conferences.flatMap((conference) =>
      list(
        'conferences/[conference]/[...page]',
        { conference: conference.id },
        conference.talks.length,
        withoutSummaries,
        (number) => conferenceView(site, conference, number),
      ),
    ),
    ...series.map((each) =>
      page('series/[series]', { series: each.id }, () => seriesView(site, each)),
    ),
    ...topics.flatMap((topic) =>
      list(
        'topics/[topic]/[...page]',
        { topic: topic.id },
        topic.talks.length,
        withSummaries,
        (number) => topicView(site, topic, number),
      ),
    ),
    ...speakers.flatMap((speaker) =>
      list(
        'speakers/[speaker]/[...page]',
        { speaker: speaker.id },
        speaker.talks.length,
        withSummaries,
        (number) => speakerView(site, speaker, number),
      ),
    ),
    ...talks.map((each) => {
      const [conference, talk] = each.id.split('/');
      return page('talks/[conference]/[talk]', { conference, talk }, () => talkView(site, each));
    }),
  ];
}

function page<R extends Route>(route: R, params: Params, view: () => Views[R]): PageOutput {
  return { file: fileOf('', routePath(route, params)), route, params, view };
}

/** Returns the pages of a list of `length` entries, `size` on each. */
function list<R extends Route>(
  route: R,
  params: Params,
  length: number,
  size: number,
  view: (number: number) => Views[R],
): PageOutput[] {
  return Array.from({ length: pageCount(length, size) }, (_, index) => {
    const number = index + 1;
    const part = number === 1 ? undefined : `page/${number}`;
    return page(route, { ...params, page: part }, () => view(number));
  });
}
