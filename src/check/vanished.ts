import type { Archive } from '../archive/archive.ts';
import { year } from '../archive/date.ts';
import type { Talk } from '../archive/model.ts';
import { defaultFeedId, siteFolders } from '../archive/site.ts';
import { speakerId, spellings } from '../archive/speaker.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { allFiles, validFiles, type ContentFile } from '../loader/content-file.ts';
import type { Finding } from '../loader/finding.ts';
import { readSite } from '../loader/site.ts';
import { error, start, warning } from '../loader/source.ts';
import { headingPrefix } from '../markdown/rehype-links.ts';
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
import { filesBefore, loadUnrendered } from './former-archive.ts';
import type { BaseDiff } from './git-diff.ts';
import { anchorsOf } from './rules/links.ts';
import { entryBefore } from './since-base.ts';

/** Returns the current page of a former one; undefined if there is none, or several could be. */
type Successor = (path: string) => string | undefined;

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
  const was = loadUnrendered(paths, { ...now.site, feedAuthority: site.feedAuthority }, former);
  const successors = listSuccessors(was, now);
  const before = addresses(was);
  const fixed = new Set(moved.flatMap(({ set }) => set?.aliases ?? []));
  before.pages = before.pages.filter((path) => !fixed.has(path));
  return [
    ...findLost(before, files, now, today, (path) => successors.get(path)),
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
  return now ? findLost(published, files, now, today, () => undefined) : [];
}

/** @returns undefined if the archive has errors, which other rules report: they may hide addresses */
function loadResolvable(paths: ArchivePaths, files: readonly ContentFile[]): Archive | undefined {
  if (!hasHome(files) || !files.every(isResolvable)) return undefined;
  return loadUnrendered(paths, readSite(paths), files);
}

function hasHome(files: readonly ContentFile[]): boolean {
  return files.some(({ collection, id }) => collection === 'pages' && id === 'home');
}

/** Whether an archive can be made with a file: it has no errors, and names only files that exist. */
function isResolvable(file: ContentFile, _: number, files: readonly ContentFile[]): boolean {
  if (!file.data || file.collection !== 'talks') return !!file.data;
  const ids = idsOf(files);
  const { topics } = file.data as ContentFile<'talks'>['data'] & object;
  const conference = `conferences/${file.id.split('/', 1)[0]}`;
  return [conference, ...topics.map((topic) => `topics/${topic}`)].every((id) => ids.has(id));
}

function idsOf(files: readonly ContentFile[]): ReadonlySet<string> {
  const known = ids.get(files) ?? new Set(files.map(({ collection, id }) => `${collection}/${id}`));
  ids.set(files, known);
  return known;
}

const ids = new WeakMap<readonly ContentFile[], ReadonlySet<string>>();

function findLost(
  before: Addresses,
  files: readonly ContentFile[],
  archive: Archive,
  today: string,
  successorOf: Successor,
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
  const lost = former.filter(
    ([path = '', page = '']) => !current.has(redirectFile(path)) && !emptied.has(page),
  );
  const pages = [...Map.groupBy(lost, ([, page = '']) => page)].map(([page, paths]) =>
    vanishedPage(
      page,
      paths.map(([path]) => path).join(', '),
      currentOf(page),
      files,
      archive,
      today,
    ),
  );
  const feeds = new Set(now.feeds);
  const lostFeeds = before.feeds
    .filter((feed) => !feeds.has(feed) && !emptied.has(pageOf(feed)))
    .filter((feed) => current.has(redirectFile(pageOf(feed))))
    .map((feed) => vanishedFeed(feed, currentOf(pageOf(feed)) ?? '', archive));
  const downloads = new Set(now.downloads);
  return [
    ...pages,
    ...together(lostFeeds),
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

/** @param paths those of the page that are gone: its own, former ones, or both */
function vanishedPage(
  page: string,
  paths: string,
  successor: string | undefined,
  files: readonly ContentFile[],
  archive: Archive,
  today: string,
): Finding {
  const alias = `aliases: [${paths}]`;
  const own = successor && contentFile(successor, archive);
  if (!own) {
    const file = contentFile(page, archive) ?? 'content/site.yaml';
    const also = page.startsWith('/talks/')
      ? `, or keep this one with withdrawn: {date: ${today}, reason: …}`
      : page.startsWith('/topics/')
        ? ', or keep this one with replacedBy'
        : '';
    const message = `${paths} was published, and would be gone; write ${alias} in the file that replaces it${also}`;
    return error(file, start, message, 'vanished-address');
  }
  const found = files.find(({ source }) => source.file === own);
  const name = archive.speakersById.get(own.slice('content/speakers/'.length, -'.md'.length))?.name;
  const lines = found || !name ? alias : `name: ${name} and ${alias} in this new file`;
  const message =
    successor === page
      ? `${paths} was published, and no longer redirects here; write ${alias}`
      : `${paths} was published, and ${successor} replaces it; write ${lines}`;
  return {
    ...error(own, found?.source.place([]) ?? start, message, 'vanished-address'),
    set: found || !name ? { aliases: paths } : { name, aliases: paths },
  };
}

/** Returns the content file that a page is made from; undefined if it has none, as a year's. */
function contentFile(path: string, { seriesById }: Archive): string | undefined {
  const [, folder = '', id = '', talk = ''] = path.split('/');
  if (folder === 'talks') return `content/talks/${id}/${talk}.md`;
  if (['conferences', 'topics', 'speakers'].includes(folder))
    return id && `content/${folder}/${id}.md`;
  const edition = folder === 'series' && seriesById.get(id)?.conferences[0];
  if (edition) return `content/conferences/${edition.id}.md`;
  return id || folder === 'archive' ? undefined : `content/pages/${folder || 'home'}.md`;
}

/** Only a warning: the page stays, and gets its feed back with its next talk. */
function vanishedFeed(feed: string, page: string, archive: Archive): Finding {
  const message = `the feed ${feed} was published, and would be gone until ${page} has a talk again; keep a talk there, or let another page replace it`;
  return warning(
    contentFile(page, archive) ?? 'content/site.yaml',
    start,
    message,
    'vanished-feed',
  );
}

/** Makes one finding of many: LEAVE_OUT can omit thousands of feeds. */
function together(findings: readonly Finding[]): Finding[] {
  const [first, ...others] = findings;
  if (!first || others.length < 10) return [...findings];
  const message = `${findings.length} feeds were published, and would be gone, as this one: ${first.message}`;
  return [{ ...first, message }];
}

function vanishedDownload(path: string): Finding {
  const message = `${path} was published, and links to it would break; list it again, under the same name`;
  return warning(`public${path}`, start, message, 'vanished-download');
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

/** The lists that a talk is in, by kind. */
const listKinds: readonly ((talk: Talk) => string[])[] = [
  ({ conference }) => [conferencePath(conference)],
  ({ conference: { series } }) => (series ? [seriesPath(series)] : []),
  ({ topics }) => topics.map(topicPath),
  ({ speakers }) => speakers.map(({ speaker }) => speakerPath(speaker)),
];

/** Returns the one list that each vanished list's talks are in now, and weren't all in before. */
function listSuccessors(was: Archive, now: Archive): Map<string, string> {
  const talksNow = new Map(now.talks.map((talk) => [talk.feedId, talk]));
  const successors = new Map<string, string>();
  for (const kind of listKinds) {
    const listsNow = new Set(now.talks.flatMap(kind));
    const pairs = was.talks.flatMap((talk) => kind(talk).map((list) => ({ list, talk })));
    for (const [list, former] of Map.groupBy(pairs, ({ list }) => list)) {
      if (listsNow.has(list)) continue;
      const left = former.flatMap(({ talk }) => (talksNow.has(talk.feedId) ? talk : []));
      const [first, ...others] = left.map(({ feedId }) => new Set(kind(talksNow.get(feedId)!)));
      const shared = [...(first ?? [])].filter((each) => others.every((lists) => lists.has(each)));
      const gained = shared.filter((each) => !left.every((talk) => kind(talk).includes(each)));
      const [only, ...more] = gained;
      if (only && !more.length) successors.set(fromRoot(list), fromRoot(only));
    }
  }
  return successors;
}

/** Links to a heading end at the top of its page once it is gone. */
async function vanishedHeadings(files: readonly ContentFile[], base: BaseDiff): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const file of files) {
    const change = base.changes.get(file.source.file);
    const before = change && entryBefore(file, change);
    if (!before || headings(before) === headings(file)) continue;
    const ids = await anchorsOf(file);
    for (const id of (await anchorsOf(before)) ?? [])
      if (id.startsWith(headingPrefix) && !ids?.has(id)) {
        const heading = id.slice(headingPrefix.length);
        const message = `the heading #${heading} was published, and links to it would end at the top of the page; keep its words if you can`;
        const place = { line: file.source.linesAbove + 1, column: 1 };
        findings.push(warning(file.source.file, place, message, 'vanished-heading'));
      }
  }
  return findings;
}

/** Returns the lines that could be headings, so that few texts need to be rendered. */
function headings({ source }: ContentFile): string {
  return (source.body.match(/^.*(?:#|<h\d)[^\n]*|^[^\n]+\n[ \t]*[=-]+[ \t]*$/gm) ?? []).join('\n');
}
