import type { Conference } from './archive/conference.ts';
import type { Download } from './archive/download.ts';
import type { Series } from './archive/series.ts';
import type { Speaker } from './archive/speaker.ts';
import type { Talk } from './archive/talk.ts';
import type { Topic } from './archive/topic.ts';

// Every address of the site, from its root, base path included: Vite's in what it compiles, else
// what the command that runs said before it loaded anything.
const base = (import.meta.env?.BASE_URL ?? process.env.BASE_URL ?? '/').replace(/\/*$/, '/');

/** An address within the site. @example at('talks/x.png') // => '/archive/talks/x.png' */
export function at(path: string): string {
  return base + path;
}

export const homePath = at('');
export const aboutPath = at('about/');
export const archivePath = at('archive/');
export const conferencesPath = at('conferences/');
export const contributePath = at('contribute/');
export const searchPath = at('search/');
export const speakersPath = at('speakers/');
export const topicsPath = at('topics/');
export const rssPath = at('rss.xml');
export const feedsPath = at('feeds/');
export const atomPath = at('atom.xml');
export const feedJsonPath = at('feed.json');
export const changesPath = at('changes.xml');
export const opmlPath = at('feeds.opml');
export const sitemapPath = at('sitemap.xml');
export const openSearchPath = at('opensearch.xml');

/** The icons at the top of the site; a file of `public/` replaces the default of its name. */
export const iconFiles = ['favicon.svg', 'favicon.ico', 'apple-touch-icon.png'] as const;

export function talkPath({ id }: Pick<Talk, 'id'>): string {
  return at(`talks/${id}/`);
}

export function conferencePath({ id }: Pick<Conference, 'id'>): string {
  return at(`conferences/${id}/`);
}

export function seriesPath({ id }: Pick<Series, 'id'>): string {
  return at(`series/${id}/`);
}

export function topicPath({ id }: Pick<Topic, 'id'>): string {
  return at(`topics/${id}/`);
}

export function speakerPath({ id }: Pick<Speaker, 'id'>): string {
  return at(`speakers/${id}/`);
}

export function yearPath(year: string): string {
  return at(`archive/${year}/`);
}

/** Where a download is fetched: the archive's own copy before the original. */
export function downloadPath({ file, url = '' }: Pick<Download, 'file' | 'url'>): string {
  return file ? at(`downloads/${file.split('/').map(encodeURIComponent).join('/')}`) : url;
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
