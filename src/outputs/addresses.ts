import type { Archive } from '../archive/archive.ts';
import { hasEpub } from '../archive/conference.ts';
import { byText } from '../archive/order.ts';
import { siteFolders } from '../archive/site.ts';
import { conferenceFilePaths, talkPath, withBase } from '../paths.ts';
import { redirects } from '../redirects/redirects.ts';
import { routePath } from '../routes.ts';
import { feeds } from './feeds.ts';
import { pages } from './pages.ts';

/** What a site promises to keep. All paths start at its root, without its base path. */
export interface Addresses {
  /** Every page, without the numbered ones of lists, which change with any talk. */
  pages: string[];
  /** Former path → current path. */
  redirects: Record<string, string>;
  feeds: string[];
  /** Files of talks, and each conference's data, citations and EPUB. */
  downloads: string[];
  /** Feed id → path of the talk's page, for every talk, without a text and withdrawn, too. */
  feedIds: Record<string, string>;
}

/** Returns every permanent address of a site, sorted. */
export function addresses(archive: Archive): Addresses {
  const { site, talks, withdrawn, conferences } = archive;
  const files = talks.flatMap(({ downloads }) => downloads.flatMap(({ file }) => file ?? []));
  return {
    pages: pages(archive)
      .filter(({ route }) => route !== '404')
      .map(({ route, params }) => `/${routePath(route, params)}`)
      .filter((path) => !/\/page\/\d+\/$/.test(path))
      .sort(byText),
    redirects: sortedRecord(redirects(archive).map(({ from, to }) => [from, fromRoot(to)])),
    feeds: feeds(archive)
      .map(({ file }) => `/${file}`)
      .sort(byText),
    downloads: [
      ...[...new Set(files)].map((file) => `/${siteFolders.downloads}/${file}`),
      ...conferences
        .flatMap((each) => conferenceFilePaths(each, hasEpub(site, each)))
        .filter((path) => !path.endsWith('/'))
        .map(fromRoot),
    ].sort(byText),
    feedIds: sortedRecord(
      [...talks, ...withdrawn].map((talk) => [talk.feedId, fromRoot(talkPath(talk))]),
    ),
  };
}

/** @example fromRoot('/base/about/') // => '/about/' */
export function fromRoot(path: string): string {
  return path.slice(withBase('').length - 1);
}

function sortedRecord(entries: [string, string][]): Record<string, string> {
  return Object.fromEntries(entries.sort(([a], [b]) => byText(a, b)));
}
