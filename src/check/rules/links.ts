import { posix } from 'node:path';
import { external, headingPrefix, pageKey, siteUrl } from '../../markdown/rehype-links.ts';
import { decodePath, withBase } from '../../paths.ts';
import { formerIds, pathKey, isOnSite, sitePaths } from '../site-paths.ts';
import { listDownloads } from '../../loader/content-folder.ts';
import {
  aliasesOf,
  allFiles,
  type ContentFile,
  type Reference,
} from '../../loader/content-file.ts';
import type { Finding } from '../../loader/finding.ts';
import type { ArchivePaths } from '../../loader/archive-paths.ts';
import { didYouMean, nearestPath } from '../../loader/did-you-mean.ts';
import { error, warning } from '../../loader/source.ts';
import { inTime } from '../../loader/time-limit.ts';
import type { Rule } from './rule.ts';

/** A link within the site has an existing page and heading as its target. */
export const links: Rule = async ({ paths, files }) => {
  const withLinks = files.filter(({ outline }) =>
    outline?.links.some(({ url }) => !external.test(url)),
  );
  if (!withLinks.length) return [];
  const keys = sitePaths(files);
  const filesByKey = new Map(files.map((file) => [pageKey(`${file.collection}/${file.id}`), file]));
  const anchors = new Map<ContentFile, Promise<Set<string> | undefined>>();
  const findings: Finding[] = [];
  const movedTo = new Map(
    files.flatMap((file) =>
      aliasesOf(file).map((alias) => [pathKey(alias), `${file.collection}/${file.id}`] as const),
    ),
  );
  /** Returns the page that a broken link named before that, or the link's own file, was moved. */
  const movedTarget = (file: ContentFile, url: string) =>
    [file.id, ...formerIds(file)]
      .map((id) => keyOf({ collection: file.collection, id }, url))
      .map((key) => (keys.has(key) ? key : movedTo.get(key)))
      .find(Boolean);
  let suggest: ((key: string) => string | undefined) | undefined;

  for (const file of withLinks)
    for (const link of file.outline?.links ?? []) {
      if (external.test(link.url)) continue;
      const key = keyOf(file, link.url);
      const hash = decodePath(link.url.match(/#(.+)/s)?.[1] ?? '');
      const target = link.url.startsWith('#') ? file : filesByKey.get(key);
      if (!link.url.startsWith('#') && !isOnSite(key, keys, paths)) {
        const now = movedTarget(file, link.url);
        findings.push(
          now
            ? moved(file, link, now)
            : broken(
                file,
                link,
                (suggest ??= nearestPath([...keys, ...(await downloadKeys(paths))]))(
                  key.replace(/\.html?$/, ''),
                ),
              ),
        );
      } else if (hash && target && hash !== 'top') {
        if (!anchors.has(target)) anchors.set(target, anchorsOf(target));
        const ids = await anchors.get(target);
        if (ids && !ids.has(hash) && !ids.has(headingPrefix + hash))
          findings.push(unknownAnchor(file, link, hash, ids));
      }
    }
  return findings;
};

/** A link by the full URL of this site or of its repository breaks when that moves. */
export const ownLinks: Rule = ({ files }) => {
  const { url, repository } = allFiles(files, 'site')[0]?.fields ?? {};
  const sources = new Set(files.map(({ source }) => source.file));
  return files.flatMap((file) =>
    (file.outline?.links ?? []).flatMap((link) => {
      const [path = '', hash = ''] = link.url.split(/(?=#)/);
      const source = path.match(/\/(?:blob|raw|src\/branch)\/[^/]+\/(content\/[^?]+)$/)?.[1] ?? '';
      const target =
        repository && path.startsWith(`${repository}/`) && sources.has(source)
          ? posix.relative(posix.dirname(file.source.file), source) + hash
          : url && path.startsWith(url) && `/${link.url.slice(url.length)}`;
      if (!target) return [];
      const message = `this link to our own site has its full URL; write ${target}`;
      return warning(file.source.file, link, message, 'own-link');
    }),
  );
};

/** Returns the key of a link's target on the site. */
function keyOf(file: Pick<ContentFile, 'collection' | 'id'>, url: string): string {
  const path = siteUrl(url, folderOf(file));
  if (path.startsWith(withBase(''))) return pathKey(path.slice(withBase('').length));
  // Unlike a Markdown file's path, this is relative to the page's URL.
  return pathKey(
    posix.join(
      `/${pageKey(`${file.collection}/${file.id}`)}`,
      decodePath(url.replace(/[?#].*$/s, '')),
    ),
  );
}

/** @example 'talks/pygrunn-2011' */
function folderOf({ collection, id }: Pick<ContentFile, 'collection' | 'id'>): string {
  return posix.dirname(`${collection}/${id}`);
}

/** Returns how a link to another page of the site is written: as a file if it was one, or else as a path. */
function inStyleOf(file: ContentFile, { url }: Reference, key: string): string {
  return /\.md(?:[?#]|$)/.test(url)
    ? `${posix.relative(folderOf(file), key.includes('/') ? key : `pages/${key}`)}.md`
    : `/${key}${posix.extname(key) ? '' : '/'}`;
}

/** The page that a link names was moved, or the file that has it. */
function moved(file: ContentFile, link: Reference, key: string): Finding {
  const url = inStyleOf(file, link, key) + (link.url.match(/#.*/s)?.[0] ?? '');
  const message = `broken link ${link.url}; write ${url}`;
  const finding = error(file.source.file, link, message, 'broken-link');
  return file.source.body.includes(link.url) ? { ...finding, target: [link.url, url] } : finding;
}

function broken(file: ContentFile, link: Reference, suggestion?: string) {
  const rest = link.url.replace(/^https?\/\//i, '');
  const isHost =
    rest !== link.url ||
    /^(?:www\.|[a-z0-9-]+\.(?:com|dev|edu|io|net|org)(?:\/|$))/i.test(link.url);
  const fix = isHost
    ? `write https://${rest}`
    : suggestion === undefined
      ? 'write the path of a file, as in ../pygrunn-2011/zmq.md'
      : `did you mean ${inStyleOf(file, link, suggestion)}?`;
  return error(file.source.file, link, `broken link ${link.url}; ${fix}`, 'broken-link');
}

async function downloadKeys(paths: ArchivePaths): Promise<string[]> {
  return (await listDownloads(paths)).map((file) => `downloads/${file}`);
}

function unknownAnchor(file: ContentFile, link: Reference, hash: string, ids: Set<string>) {
  const headings = [...ids].flatMap((id) =>
    id.startsWith(headingPrefix) ? id.slice(headingPrefix.length) : [],
  );
  const near = didYouMean(hash, headings).replace('mean ', 'mean #');
  const fix = near || '; link to the page, or to one of its headings';
  const message = `the link ${link.url} doesn’t match a heading of that page${fix}`;
  return error(file.source.file, link, message, 'unknown-anchor');
}

/** Returns the ids in a rendered text; undefined if it can’t be rendered, which the build reports. */
export async function anchorsOf(file: ContentFile): Promise<Set<string> | undefined> {
  // Loaded lazily: few links have a fragment, and this loads all highlighting grammars.
  const { renderMarkdown } = await import('../../markdown/processor.ts');
  const surroundings = { language: 'en', folder: folderOf(file), images: new Map() };
  try {
    const { html } = inTime(() => renderMarkdown(file.source.body, surroundings));
    return new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, anchor = '']) => anchor));
  } catch {
    return undefined;
  }
}
