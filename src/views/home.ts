import type { Archive } from '../archive/archive.ts';
import { yearSpan } from '../archive/date.ts';
import type { ByDigest } from '../archive/by-digest.ts';
import type { Page, Site } from '../archive/site.ts';
import { archivePath, conferencesPath, homePath, ownPagePath, searchPath } from '../paths.ts';
import { wordsOf } from '../words/index.ts';
import { talksByYear, type EntryGroup, type Mention } from './entry.ts';
import { homeThings } from '../seo/structured-data.ts';
import type { View } from './frame.ts';
import { deadLinks } from './links.ts';
import { summariesPerPage } from './list.ts';

/** A page from `content/pages/`. */
export interface PageView extends View {
  page: Page;
}

export interface HomeView extends PageView {
  /** How many talks and conferences there are, and the years of the talks; [] without talks. */
  size: Mention[][];
  groups: EntryGroup[];
  /** Those in which talks were given, latest first. */
  years: string[];
}

/** Returns the view of the home page: the newest talks with a text, under the years they were added in. */
export function homeView(archive: Archive): HomeView {
  const { site, home: page } = archive;
  const { title, description } = site;
  const { talks, conferences, talksByYear: years } = archive;
  const words = wordsOf(site);
  const newest = talks.filter(({ text }) => text !== 'none').slice(0, summariesPerPage);
  return {
    frame: {
      site,
      title,
      description,
      path: homePath,
      section: 'Talks',
      things: homeThings(archive),
      ...deadLinks(page),
    },
    page,
    size: talks.length
      ? [
          [{ text: words.count(talks.length, 'talk') }],
          [{ text: words.count(conferences.length, 'conference'), href: conferencesPath }],
          [{ text: yearSpan([...years.keys()]), href: archivePath }],
        ]
      : [],
    groups: talksByYear(newest, (talk) => talk.arrived, site),
    years: [...years.keys()],
  };
}

export function ownPageView(site: ByDigest<Site>, page: Page): PageView {
  const description = page.opening || site.description;
  const frame = { site, title: page.title, description, path: ownPagePath(page) };
  return { frame: { ...frame, ...deadLinks(page) }, page };
}

export interface SearchView extends View {
  /** The names of the facets that can narrow a search. */
  facets: string[];
}

export function searchView({ site }: Archive, facets: string[]): SearchView {
  const words = wordsOf(site);
  const frame = {
    site,
    title: words.sections.Search,
    description: words.searchIn(site.title),
    path: searchPath,
    section: 'Search',
  } as const;
  return { frame, facets };
}

export function notFoundView({ site }: Archive): View {
  const words = wordsOf(site);
  return { frame: { site, title: words.notFound, description: words.pageMissing } };
}
