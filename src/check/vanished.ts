import type { Archive } from '../archive/archive.ts';
import type { Talk } from '../archive/model.ts';
import { hasPart, siteFolders } from '../archive/site.ts';
import { speakerId, spellings } from '../archive/speaker.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { allFiles, validFiles, type ContentFile } from '../loader/content-file.ts';
import type { Finding } from '../loader/finding.ts';
import { addresses, fromRoot, type Addresses } from '../outputs/addresses.ts';
import { speakerPath, withBase } from '../paths.ts';
import { redirectFile } from '../redirects/redirects.ts';
import {
  filesBefore,
  hasHome,
  isResolvable,
  loadResolvable,
  loadUnrendered,
} from './former-archive.ts';
import type { BaseDiff } from './git-diff.ts';
import { deletedTalks, listSuccessors } from './list-successors.ts';
import {
  changedIds,
  silentLists,
  vanishedDownload,
  vanishedPage,
  vanishedParts,
  type Successor,
} from './vanished-findings.ts';
import { vanishedHeadings } from './vanished-headings.ts';

/** Returns a deleted talk that a page without a file listed. */
type DeletedTalk = (path: string) => Talk | undefined;

/**
 * Returns what a change would lose: addresses, feeds, downloads, feed ids and headings.
 * @param today the day that a message proposes
 * @param moved the findings of `findProblemsSince`, which already fix some
 */
export async function findVanishedSince(
  paths: ArchivePaths,
  files: readonly ContentFile[],
  base: BaseDiff,
  today: string,
  moved: readonly Finding[],
): Promise<Finding[]> {
  const former = filesBefore(files, base).filter(isResolvable);
  const now = loadResolvable(paths, files);
  const site = allFiles(former, 'site')[0]?.data;
  if (!now || !site || !hasHome(former)) return [];
  const { feedAuthority } = site;
  const leaveOut = paths.leaveOut ?? site.leaveOut;
  const was = loadUnrendered(paths, { ...now.site, feedAuthority, leaveOut }, former);
  const successors = listSuccessors(was, now);
  const before = addresses(was);
  const fixed = new Set(moved.flatMap(({ set }) => set?.aliases ?? []));
  before.pages = before.pages.filter((path) => !fixed.has(path));
  const deleted = deletedTalks(was, now);
  const deletedFiles = new Set(base.deletedFiles.map(({ from = '' }) => from));
  return [
    ...findLost(
      before,
      files,
      now,
      today,
      withdrawnParts(files, former),
      (path) => successors.get(path),
      (path) =>
        deletedFiles.has(`content${path.slice(0, -1)}.md`) ? undefined : deleted.get(path),
    ),
    ...silentLists(now, successors),
    ...(await vanishedHeadings(files, base)),
  ];
}

/** Returns what a site has and the archive would lose. */
export function findVanishedFrom(
  published: Addresses,
  paths: ArchivePaths,
  files: readonly ContentFile[],
  today: string,
): Finding[] {
  const now = loadResolvable(paths, files);
  return now ? findLost(published, files, now, today, withdrawnParts(files)) : [];
}

function findLost(
  before: Addresses,
  files: readonly ContentFile[],
  archive: Archive,
  today: string,
  mayGo: ReadonlySet<string>,
  successorOf: Successor = () => undefined,
  deletedTalkOf: DeletedTalk = () => undefined,
): Finding[] {
  const now = addresses(archive);
  const current = new Map<string, string>([
    ...now.pages.map((path): [string, string] => [redirectFile(path), path]),
    ...Object.entries(now.redirects).map(([from, to]): [string, string] => [
      redirectFile(from),
      to,
    ]),
  ]);
  const idsByPath = new Map(Object.entries(before.feedIds).map(([id, path]) => [path, id]));
  const currentOf = (path: string): string | undefined =>
    current.get(redirectFile(path)) ?? now.feedIds[idsByPath.get(path) ?? ''] ?? successorOf(path);
  const moved = Object.entries(before.redirects);
  const isPage = (path: string) => path.endsWith('/');
  // Without talks there is nothing to search.
  const isUseless = (path: string) => path === '/search/' && archive.talks.length === 0;
  const isThere = (path: string) => current.has(redirectFile(path));
  const isOmitted = (path: string) =>
    (path === '/search/' && !hasPart(archive.site, 'search')) ||
    (isOfBook(path) && !hasPart(archive.site, 'books'));
  // What a conference has goes, and comes, with its page.
  const isAlone = (path: string) => {
    const conference = conferenceOf(path);
    return !isOmitted(path) && (conference === undefined || isThere(conference));
  };
  const gone = [
    ...before.pages.map((path) => [path, path] as const),
    ...moved.filter(([, page]) => isPage(page)),
  ].filter(([path, page]) => !isThere(path) && !mayGo.has(page) && !isUseless(path));
  const lost = gone.filter(([path]) => isAlone(path));
  const pages = [...Map.groupBy(lost, ([, page]) => page)].map(([page, paths]) =>
    vanishedPage(
      page,
      paths.map(([path]) => path).join(', '),
      currentOf(page),
      files,
      archive,
      today,
      deletedTalkOf(page),
    ),
  );
  const feeds = new Set(now.feeds);
  const downloads = new Set([...now.downloads, ...Object.keys(now.redirects)]);
  const goneFiles = [
    ...before.downloads,
    ...moved.flatMap(([path, file]) => (isPage(file) ? [] : path)),
  ].filter((path) => !downloads.has(path) && !mayGo.has(path));
  const omitted = [
    ...before.feeds.filter((feed) => !feeds.has(feed) && isThere(pageOf(feed))),
    ...[...gone.map(([path]) => path), ...goneFiles].filter(isOmitted),
  ];
  return [
    ...pages,
    ...vanishedParts(omitted, files),
    ...goneFiles.filter(isAlone).map(vanishedDownload),
    ...changedIds(before, now, currentOf, files, archive),
  ];
}

/**
 * Returns what goes with withdrawn talks: their downloads, and speakers of whom no talk shows the name.
 * @param former the files before, which may have what was deleted together with the text
 */
function withdrawnParts(
  files: readonly ContentFile[],
  former: readonly ContentFile[] = [],
): ReadonlySet<string> {
  const all = [...files, ...former];
  const ids = spellings(validFiles(all, 'speakers'));
  const states = new Map(validFiles(files, 'talks').map(({ id, data }) => [id, data.withdrawn]));
  const talks = validFiles(all, 'talks').filter(({ data }) => !data.draft);
  const { hidden = [], named = [] } = Object.groupBy(talks, ({ id }) =>
    states.get(id)?.hideNames ? 'hidden' : 'named',
  );
  const speakersOf = (some: typeof talks) =>
    some
      .flatMap(({ data }) => data.speakers)
      .map((credit) => speakerPath({ id: speakerId(credit, ids) }));
  const shown = new Set(speakersOf(named));
  const unnamed = speakersOf(hidden).filter((path) => !shown.has(path));
  const downloads = talks
    .filter(({ id }) => states.get(id))
    .flatMap(({ data }) => data.downloads)
    .map(({ file }) => withBase(`${siteFolders.downloads}/${file}`));
  return new Set([...unnamed, ...downloads].map(fromRoot));
}

/** Returns the path of a list's page. @example pageOf('/topics/go/rss.xml') // => '/topics/go/' */
function pageOf(feed: string): string {
  return feed.slice(0, feed.lastIndexOf('/') + 1);
}

/** Whether a path is that of a conference's book, on one page or as an EPUB. */
function isOfBook(path: string): boolean {
  return /^\/conferences\/[^/]+\/(?:book\/|[^/]+\.epub)$/.test(path);
}

/** Returns the page of the conference that a book, data or citations belong to. */
function conferenceOf(path: string): string | undefined {
  const [, id] =
    path.match(/^\/conferences\/([^/]+)\/(?:book\/|[^/]+\.\w+)$/) ??
    path.match(/^\/data\/conferences\/([^/]+)\.json$/) ??
    [];
  return id && `/conferences/${id}/`;
}
