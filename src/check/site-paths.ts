import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { slug } from '../archive/slug.ts';
import { speakerId, spellings } from '../archive/speaker.ts';
import { iconFiles } from '../paths.ts';
import { allFiles, validFiles, type ContentFile } from '../loader/content-file.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';

/** Returns the keys of all pages and files that the site has for these content files. */
export function sitePaths(files: readonly ContentFile[]): Set<string> {
  const talks = allFiles(files, 'talks').filter(({ fields }) => !fields.draft);
  const ids = spellings(validFiles(files, 'speakers'));
  const lists = [
    ...allFiles(files, 'conferences').map(({ id }) => `conferences/${id}`),
    ...allFiles(files, 'conferences').flatMap(({ fields: { series } }) =>
      series ? `series/${slug(series)}` : [],
    ),
    ...allFiles(files, 'topics').map(({ id }) => `topics/${id}`),
    ...talks.flatMap(({ fields }) =>
      (fields.speakers ?? []).map((credit) => `speakers/${speakerId(credit, ids)}`),
    ),
  ];
  return new Set([
    ...fixedPaths,
    ...lists,
    ...lists.map((list) => `${list}/rss.xml`),
    ...talks.map(({ id }) => `talks/${id}`),
    ...talks.map(({ fields }) => `archive/${fields.date?.slice(0, 4)}`),
  ]);
}

/**
 * Returns the same key for all spellings of a path.
 * @example pathKey('/about/?x#y') // => 'about'
 */
export function pathKey(url: string): string {
  const path = url.replace(/[?#].*$/s, '').replace(/^\/+/, '');
  return decoded(path)
    .replace(/(?:^|\/)index\.html$/, '')
    .replace(/(?:^|\/)page\/\d+\/?$/, '')
    .replace(/\/+$/, '');
}

/** Whether the site has a page or a file of `public/` with this key. */
export function isOnSite(key: string, keys: ReadonlySet<string>, paths: ArchivePaths) {
  if (keys.has(key)) return true;
  return !key.split('/').includes('..') && existsSync(join(paths.public, key));
}

/** Decodes a path, or returns it unchanged if it's invalid, such as `/%`. */
export function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** Every site has these. */
const fixedPaths = [
  '',
  ...iconFiles,
  ...`404.html about archive atom.xml changes.xml conferences contribute data/archive.json
  data/talks.json feed.json feeds feeds.opml opensearch.xml robots.txt rss.xml
  schema/conferences.json schema/pages.json schema/site.json schema/speakers.json
  schema/talks.json schema/topics.json search sitemap.xml speakers topics`.split(/\s+/),
];
