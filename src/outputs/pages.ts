import type { Archive } from '../archive/archive.ts';
import { hasBook } from '../archive/conference.ts';
import { year } from '../archive/date.ts';
import type { Conference } from '../archive/model.ts';
import { hasPart } from '../archive/site.ts';
import { byTalks } from '../paths.ts';
import { narrowingFacets } from '../search/index/records.ts';
import { routePath, type Params, type Route } from '../routes.ts';
import { bookView } from '../views/book.ts';
import { conferenceView } from '../views/conference.ts';
import { seriesView } from '../views/series.ts';
import { conferencesView } from '../views/conferences.ts';
import { contributeView, talksWithoutSummary } from '../views/contribute.ts';
import { feedsView } from '../views/feeds.ts';
import { homeView, notFoundView, ownPageView, searchView } from '../views/home.ts';
import type { Views } from '../views/index.ts';
import { linksView, losses } from '../views/links.ts';
import { pageCount, entriesPerPage, summariesPerPage } from '../views/list.ts';
import { speakersByTalksView, speakersView, speakerView } from '../views/speaker.ts';
import { talkView } from '../views/talk.ts';
import { topicsByTalksView, topicsView, topicView } from '../views/topic.ts';
import { yearsView, yearView } from '../views/year.ts';
import { fileOf, type BytesOutput, type PageOutput } from './output.ts';

/** Returns every page of the site. @param epubs whose sizes pages show */
export function pages(
  archive: Archive,
  epubs: ReadonlyMap<Conference, BytesOutput> = new Map(),
): PageOutput[] {
  const { site, ownPages, conferences, series, topics, talks, withdrawn, talksByYear } = archive;
  const { speakers, speakersById } = archive;
  const withdrawnByYear = Map.groupBy(withdrawn, ({ date }) => year(date));
  const lost = losses(archive);
  const withoutSummary = talksWithoutSummary(conferences);
  return [
    page('404', {}, () => notFoundView(archive)),
    page('index', {}, () => homeView(archive)),
    ...ownPages.map((each) => page('[page]', { page: each.id }, () => ownPageView(site, each))),
    ...(hasPart(site, 'search')
      ? [page('search', {}, () => searchView(archive, narrowingFacets(talks)))]
      : []),
    page('feeds', {}, () => feedsView(archive)),
    page('archive', {}, () => yearsView(archive)),
    ...summaryList('links/[...page]', {}, lost, (number) => linksView(archive, lost, number)),
    ...plainList('contribute/[...page]', {}, withoutSummary, (number) =>
      contributeView(archive, withoutSummary, number),
    ),
    ...plainList('conferences/[...page]', {}, conferences, (number) =>
      conferencesView(archive, number),
    ),
    ...plainList('topics/[...page]', {}, topics, (number) => topicsView(archive, number)),
    ...plainList('topics/[...page]', { page: byTalks }, topics, (number) =>
      topicsByTalksView(archive, number),
    ),
    ...plainList('speakers/[...page]', {}, speakers, (number) => speakersView(archive, number)),
    ...plainList('speakers/[...page]', { page: byTalks }, speakers, (number) =>
      speakersByTalksView(archive, number),
    ),
    ...[...new Set([...talksByYear.keys(), ...withdrawnByYear.keys()])].flatMap((year) => {
      const talks = talksByYear.get(year) ?? [];
      const withdrawn = withdrawnByYear.get(year) ?? [];
      return summaryList('archive/[year]/[...page]', { year }, talks, (number) =>
        yearView(site, year, { talks, withdrawn }, number),
      );
    }),
    ...conferences.flatMap((each) => {
      const params = { conference: each.id };
      return [
        ...plainList('conferences/[conference]/[...page]', params, each.talks, (number) =>
          conferenceView(site, each, number, epubs.get(each)?.size),
        ),
        ...(hasBook(site, each)
          ? [page('conferences/[conference]/book', params, () => bookView(site, each))]
          : []),
      ];
    }),
    ...series.map((each) =>
      page('series/[series]', { series: each.id }, () => seriesView(site, each)),
    ),
    ...topics.flatMap((each) =>
      summaryList('topics/[topic]/[...page]', { topic: each.id }, each.talks, (number) =>
        topicView(site, each, number),
      ),
    ),
    ...[...speakersById.values()].flatMap((each) =>
      summaryList('speakers/[speaker]/[...page]', { speaker: each.id }, each.talks, (number) =>
        speakerView(site, each, number),
      ),
    ),
    ...[...talks, ...withdrawn].map((each) => {
      const [conference, talk] = each.id.split('/');
      return page('talks/[conference]/[talk]', { conference, talk }, () => talkView(site, each));
    }),
  ];
}

function page<R extends Route>(route: R, params: Params, view: () => Views[R]): PageOutput {
  return { file: fileOf('', routePath(route, params)), route, params, view };
}

const plainList = listWith(entriesPerPage);
const summaryList = listWith(summariesPerPage);

/** Returns a function that returns the pages of a list, with `size` entries on each. */
function listWith(size: number) {
  return <R extends Route>(
    route: R,
    params: Params,
    entries: readonly unknown[],
    view: (number: number) => Views[R],
  ): PageOutput[] =>
    Array.from({ length: pageCount(entries.length, size) }, (_, index) => {
      const number = index + 1;
      const parts = [params.page, number > 1 && `page/${number}`].filter(Boolean);
      return page(route, { ...params, page: parts.join('/') || undefined }, () => view(number));
    });
}
