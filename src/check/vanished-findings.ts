import type { Archive } from '../archive/archive.ts';
import type { Talk } from '../archive/model.ts';
import { defaultFeedId } from '../archive/site.ts';
import { allFiles, type ContentFile } from '../loader/content-file.ts';
import type { Finding } from '../loader/finding.ts';
import { error, start, warning } from '../loader/source.ts';
import { fromRoot, type Addresses } from '../outputs/addresses.ts';
import { conferencePath, topicPath } from '../paths.ts';

/** Returns the current page of a former one; undefined if there is none, or several could be. */
export type Successor = (path: string) => string | undefined;

/**
 * @param paths those of the page that are gone: its own, former ones, or both
 * @param talk a deleted talk that the page listed, if no file of the page was deleted
 */
export function vanishedPage(
  page: string,
  paths: string,
  successor: string | undefined,
  files: readonly ContentFile[],
  archive: Archive,
  today: string,
  talk: Talk | undefined,
): Finding {
  const alias = `aliases: [${paths}]`;
  const own = successor && contentFile(successor, archive);
  if (!own) {
    const also = page.startsWith('/talks/')
      ? `, or keep this one with withdrawn: {date: ${today}, reason: …}`
      : talk
        ? `, or withdraw this talk, its last one, instead of deleting it: then the page stays`
        : page.startsWith('/topics/')
          ? ', or keep this one with replacedBy'
          : '';
    const message = `${paths} was published, and would be gone; write ${alias} in the file that replaces it${also}`;
    const file = contentFile(talk ? `/talks/${talk.id}/` : page, archive) ?? 'content/site.yaml';
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

/** Returns the topics and conferences that stay, but whose talks are all in another list now. */
export function silentLists(
  { topics, conferences }: Archive,
  successors: ReadonlyMap<string, string>,
): Finding[] {
  return [...topics.map(topicPath), ...conferences.map(conferencePath)].flatMap((list) => {
    const path = fromRoot(list);
    const successor = successors.get(path);
    if (!successor) return [];
    const id = successor.split('/').at(-2);
    const fix = path.startsWith('/topics/')
      ? `write replacedBy: ${id}`
      : `delete this file, and write aliases: [${path}] in that of ${id}`;
    const message = `the talks of ${path} are all in ${successor} now, so its feed falls silent; if that one replaces it, ${fix}`;
    return [warning(`content${path.slice(0, -1)}.md`, start, message, 'vanished-address')];
  });
}

/** Makes one finding of all feeds, books and the search that `leaveOut` omits: there can be thousands. */
export function vanishedParts(paths: readonly string[], files: readonly ContentFile[]): Finding[] {
  const [first, ...others] = paths;
  if (!first) return [];
  const what = `${first}${others.length ? ` and ${others.length} more` : ''}`;
  const message = `leaveOut omits ${what}, which readers and feed readers have; leave out less, or redirect on the host`;
  const { source } = files.find(({ collection }) => collection === 'site') ?? {};
  const place = source?.place(['leaveOut']) ?? start;
  return [error('content/site.yaml', place, message, 'vanished-address')];
}

export function vanishedDownload(path: string): Finding {
  const [, conference] = path.match(/^\/conferences\/([^/]+)\//) ?? [];
  if (conference) {
    const message = `${path} was published, and links to it would break: no talk of this conference has a text now; write aliases: [/conferences/${conference}/book/], or withdraw the last one instead`;
    return warning(`content/conferences/${conference}.md`, start, message, 'vanished-download');
  }
  const message = `${path} was published, and links to it would break; list it again, under the same name`;
  return warning(`public${path}`, start, message, 'vanished-download');
}

/** A talk that readers have under one id would appear a second time under another. */
export function changedIds(
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
