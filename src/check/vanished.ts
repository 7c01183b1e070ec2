import type { Archive } from '../archive/archive.ts';
import { year } from '../archive/date.ts';
import type { Talk } from '../archive/model.ts';
import { defaultFeedId, hasPart, siteFolders } from '../archive/site.ts';
import { speakerId, spellings } from '../archive/speaker.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { allFiles, validFiles, type ContentFile } from '../loader/content-file.ts';
import type { Finding } from '../loader/finding.ts';
import { error, start } from '../loader/source.ts';
import { addresses, fromRoot, type Addresses } from '../outputs/addresses.ts';
import {
  conferencePath,
  seriesPath,
  speakerPath,
  topicPath,
  withBase,
  yearPath,
} from '../paths.ts';
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
import { vanishedDownload, vanishedPage, vanishedParts } from './vanished-findings.ts';
import { vanishedHeadings } from './vanished-headings.ts';

/** Returns the current page of a former one; undefined if there is none, or several could be. */
type Successor = (path: string) => string | undefined;
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
      (path) => successors.get(path),
      (path) =>
        deletedFiles.has(`content${path.slice(0, -1)}.md`) ? undefined : deleted.get(path),
    ),
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
  return now ? findLost(published, files, now, today) : [];
}

function findLost(
  before: Addresses,
  files: readonly ContentFile[],
  archive: Archive,
  today: string,
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
  const former = [...before.pages.map((path) => [path, path]), ...Object.entries(before.redirects)];
  const emptied = emptiedByWithdrawal(files, archive);
  const isThere = (path: string) => current.has(redirectFile(path));
  // A book goes, and comes, with the page of its conference.
  const listOf = (path: string) => path.replace(/book\/$/, '');
  const gone = former.filter(
    ([path = '', page = '']) => !isThere(path) && !emptied.has(listOf(page)),
  );
  const isOmitted = (path: string) =>
    (path === '/search/' && !hasPart(archive.site, 'search')) ||
    (path.endsWith('/book/') && !hasPart(archive.site, 'books'));
  const lost = gone.filter(
    ([path = '']) => !isOmitted(path) && (listOf(path) === path || isThere(listOf(path))),
  );
  const pages = [...Map.groupBy(lost, ([, page = '']) => page)].map(([page, paths]) =>
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
  const omitted = [
    ...before.feeds.filter((feed) => !feeds.has(feed) && isThere(pageOf(feed))),
    ...gone.map(([path = '']) => path).filter(isOmitted),
  ];
  const downloads = new Set(now.downloads);
  return [
    ...pages,
    ...vanishedParts(omitted, files),
    ...before.downloads
      .filter((path) => !downloads.has(path) && !emptied.has(path))
      .map(vanishedDownload),
    ...changedIds(before, now, currentOf, files, archive),
  ];
}

/** Returns the lists and downloads of withdrawn talks, which may go with the last of them. */
function emptiedByWithdrawal(
  files: readonly ContentFile[],
  { conferencesById }: Archive,
): ReadonlySet<string> {
  const ids = spellings(validFiles(files, 'speakers'));
  const withdrawn = validFiles(files, 'talks').filter(({ data }) => data.withdrawn);
  return new Set(
    withdrawn.flatMap(({ id, data: { date, speakers, topics, downloads } }) => {
      const conference = conferencesById.get(id.split('/', 1)[0] ?? '');
      return [
        ...(conference ? [conferencePath(conference)] : []),
        ...(conference?.series ? [seriesPath(conference.series)] : []),
        yearPath(year(date)),
        ...topics.map((topic) => topicPath({ id: topic })),
        ...speakers.map((credit) => speakerPath({ id: speakerId(credit, ids) })),
        ...downloads.map(({ file }) => withBase(`${siteFolders.downloads}/${file}`)),
      ].map(fromRoot);
    }),
  );
}

/** A talk that readers have under one id would appear a second time under another. */
function changedIds(
  before: Addresses,
  now: Addresses,
  currentOf: Successor,
  files: readonly ContentFile[],
  { site }: Archive,
): Finding[] {
  const idsByPath = new Map(Object.entries(now.feedIds).map(([id, path]) => [path, id]));
  const changed = Object.entries(before.feedIds).flatMap(([id, path]) => {
    if (now.feedIds[id] !== undefined) return [];
    const page = currentOf(path) ?? '';
    const newId = idsByPath.get(page);
    // If readers have the new id, too, two talks were merged.
    return newId === undefined || before.feedIds[newId] !== undefined ? [] : [{ id, page, newId }];
  });
  const renamed = changed.find(({ id, page, newId }) => {
    const talk = page.slice('/talks/'.length, -1);
    return newId === defaultFeedId(site, talk) && id.endsWith(`:/talks/${talk}`);
  });
  if (renamed) {
    const authority = renamed.id.slice('tag:'.length, renamed.id.indexOf(':/'));
    const message = `feedAuthority was ${authority}, and readers would see every talk twice; write feedAuthority: ${authority}`;
    const place = allFiles(files, 'site')[0]?.source.place(['feedAuthority']) ?? start;
    return [error('content/site.yaml', place, message, 'changed-feed-id')];
  }
  return changed.map(({ id, page }) => {
    const file = `content${page.slice(0, -1)}.md`;
    const place = files.find(({ source }) => source.file === file)?.source.place(['feedId']);
    const message = `readers have this talk as ${id}, and would see it twice; write feedId: ${id}`;
    return { ...error(file, place ?? start, message, 'changed-feed-id'), set: { feedId: id } };
  });
}

/** Returns the path of a list's page. @example pageOf('/topics/go/rss.xml') // => '/topics/go/' */
function pageOf(feed: string): string {
  return feed.slice(0, feed.lastIndexOf('/') + 1);
}
