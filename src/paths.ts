import type { Conference, Series, Speaker, Talk, Topic } from './archive/model.ts';
import type { Download } from './archive/download.ts';
import { siteFolders } from './archive/site.ts';

// Vite sets the base path in compiled code. Elsewhere the npm script sets it in the environment,
// before this module is loaded.
const base = (import.meta.env?.BASE_URL ?? process.env.BASE_URL ?? '/').replace(/\/*$/, '/');

/**
 * Returns a path with the site's base. Marked, so that a script leaves out the paths it doesn't use.
 * @example withBase('talks/x.png') // => '/archive/talks/x.png'
 */
/* @__NO_SIDE_EFFECTS__ */
export function withBase(path: string): string {
  return base + path;
}

export const homePath = withBase('');
export const archivePath = withBase('archive/');
export const conferencesPath = withBase('conferences/');
export const linksPath = withBase('links/');
export const contributePath = withBase('contribute/');
export const searchPath = withBase('search/');
export const speakersPath = withBase('speakers/');
export const topicsPath = withBase('topics/');
export const rssPath = withBase('rss.xml');
export const feedsPath = withBase('feeds/');
export const atomPath = withBase('atom.xml');
export const feedJsonPath = withBase('feed.json');
export const changesPath = withBase('changes.xml');
export const opmlPath = withBase('feeds.opml');
export const sitemapPath = withBase('sitemap.xml');
export const redirectStylePath = withBase('redirect.css');
export const openSearchPath = withBase('opensearch.xml');

/** The icons at the root of the site. A file in `public/` replaces the default of its name. */
export const iconFiles = ['favicon.svg', 'favicon.ico', 'apple-touch-icon.png'] as const;

/** Returns the path of a page from `content/pages/`, other than home. */
export function ownPagePath({ id }: { id: string }): string {
  return withBase(`${id}/`);
}

export function talkPath({ id }: Pick<Talk, 'id'>): string {
  return withBase(`talks/${id}/`);
}

export function conferencePath({ id }: Pick<Conference, 'id'>): string {
  return withBase(`conferences/${id}/`);
}

/** Returns the path of all of a conference's talks on one page. */
export function bookPath(conference: Pick<Conference, 'id'>): string {
  return `${conferencePath(conference)}book/`;
}

/** @example epubPath({ id: 'pygrunn-2011' }) // => '/conferences/pygrunn-2011/pygrunn-2011.epub' */
export function epubPath(conference: Pick<Conference, 'id'>): string {
  return `${conferencePath(conference)}${conference.id}.epub`;
}

/** Returns the paths of what a conference has besides its page, feed and picture. */
export function conferenceFilePaths(
  conference: Pick<Conference, 'id'>,
  hasBook: boolean,
): string[] {
  return [
    conferenceDataPath(conference),
    citationsPath(conference, 'talks.bib'),
    citationsPath(conference, 'talks.csl.json'),
    ...(hasBook ? [bookPath(conference), epubPath(conference)] : []),
  ];
}

export function seriesPath({ id }: Pick<Series, 'id'>): string {
  return withBase(`series/${id}/`);
}

export function topicPath({ id }: Pick<Topic, 'id'>): string {
  return withBase(`topics/${id}/`);
}

export function speakerPath({ id }: Pick<Speaker, 'id'>): string {
  return withBase(`speakers/${id}/`);
}

export function yearPath(year: string): string {
  return withBase(`archive/${year}/`);
}

/** Returns the path of a data file of the whole archive. */
export function dataPath(name: 'addresses' | 'archive' | 'talks'): string {
  return withBase(`data/${name}.json`);
}

export function conferenceDataPath({ id }: Pick<Conference, 'id'>): string {
  return withBase(`data/conferences/${id}.json`);
}

/** Returns the path of a conference's talks in a format of reference managers. */
export function citationsPath(
  conference: Pick<Conference, 'id'>,
  file: 'talks.bib' | 'talks.csl.json',
): string {
  return `${conferencePath(conference)}${file}`;
}

export function dataSchemaPath(name: string): string {
  return withBase(`data/schema/${name}.json`);
}

/** Returns the path of a file of `public/`. @example publicPath('a & b.png') // => '/a%20&%20b.png' */
export function publicPath(file: string): string {
  return withBase(encodeURI(file).replace(/[?#]/g, encodeURIComponent));
}

/** Returns where a download is, best first: the archive's copy, another one that answers, the original. */
export function downloadLinks({ file, archivedUrl, archiveGone, url }: Download): DownloadLink[] {
  const own = file && publicPath(`${siteFolders.downloads}/${file}`);
  const copies = archivedUrl ? [{ source: 'archive', href: archivedUrl } as const] : [];
  return [
    ...(own ? [{ source: 'file', href: own } as const] : []),
    ...(archiveGone ? [] : copies),
    ...(url ? [{ source: 'original', href: url } as const] : []),
    ...(archiveGone ? copies : []),
  ];
}

export interface DownloadLink {
  source: 'file' | 'archive' | 'original';
  href: string;
}

/** Returns the path of a page of a list; the first has the list's. @example '/topics/python/page/2/' */
export function pagePath(list: string, number: number): string {
  return number === 1 ? list : `${list}page/${number}/`;
}

/** Where an index by number of talks is, below the index. It has a slash, so it can’t be an id. */
export const byTalks = 'by/number-of-talks';

export function byTalksPath(index: string): string {
  return `${index}${byTalks}/`;
}

/** Returns the path of the picture that other sites show with a link to a page. @example '/talks/a/b/picture.png' */
export function picturePath(page: string): string {
  return `${page}picture.png`;
}

/** Returns the path of a list's RSS feed. @example '/topics/python/rss.xml' */
export function listRssPath(list: string): string {
  return `${list}rss.xml`;
}

/** Returns the URL of a path, for feeds, canonical links and sitemaps. */
export function absolute(path: string, site: { url: string }): string {
  return new URL(path, site.url).href;
}

/** Decodes a path, or returns it unchanged if it's invalid, such as `/%`. */
export function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
