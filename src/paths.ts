import type { Conference, Series, Speaker, Talk, Topic } from './archive/model.ts';
import type { Download } from './archive/download.ts';

// Every address of the site, from its root, base path included: Vite's in what it compiles, else
// what the command that runs said before it loaded anything.
const base = (import.meta.env?.BASE_URL ?? process.env.BASE_URL ?? '/').replace(/\/*$/, '/');

/** An address within the site. @example withBase('talks/x.png') // => '/archive/talks/x.png' */
export function withBase(path: string): string {
  return base + path;
}

export const homePath = withBase('');
export const aboutPath = withBase('about/');
export const archivePath = withBase('archive/');
export const conferencesPath = withBase('conferences/');
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
export const openSearchPath = withBase('opensearch.xml');

/** The icons at the top of the site; a file of `public/` replaces the default of its name. */
export const iconFiles = ['favicon.svg', 'favicon.ico', 'apple-touch-icon.png'] as const;

export function talkPath({ id }: Pick<Talk, 'id'>): string {
  return withBase(`talks/${id}/`);
}

export function conferencePath({ id }: Pick<Conference, 'id'>): string {
  return withBase(`conferences/${id}/`);
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

/** Where a download is fetched: the archive's own copy before the original. */
export function downloadPath({ file, url = '' }: Pick<Download, 'file' | 'url'>): string {
  return file ? withBase(`downloads/${file.split('/').map(encodeURIComponent).join('/')}`) : url;
}

/** A page of a list; the first is the list itself. @example '/topics/python/page/2/' */
export function pagePath(list: string, number: number): string {
  return number === 1 ? list : `${list}page/${number}/`;
}

/** The RSS feed of a list of talks, which stands beside it. @example '/topics/python/rss.xml' */
export function listRssPath(list: string): string {
  return `${list}rss.xml`;
}

/** The absolute address of a path, as feeds, canonical links and sitemaps want it. */
export function absolute(path: string, site: { url: string }): string {
  return new URL(path, site.url).href;
}
