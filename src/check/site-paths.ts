import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { slug } from '../archive/slug.ts';
import { speakerId, spellings } from '../archive/speaker.ts';
import { iconFiles } from '../paths.ts';
import { allFiles, validFiles, type ContentFile } from '../loader/content-file.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';

/** The pages and files of the site that these files of content make, by their keys. */
export function sitePaths(files: readonly ContentFile[]): Set<string> {
  const talks = allFiles(files, 'talks').filter(({ fields }) => !fields.draft);
  const known = spellings(validFiles(files, 'speakers'));
  const lists = [
    ...allFiles(files, 'conferences').map(({ id }) => `conferences/${id}`),
    ...allFiles(files, 'conferences').flatMap(({ fields: { series } }) =>
      series ? `series/${slug(series)}` : [],
    ),
    ...allFiles(files, 'topics').map(({ id }) => `topics/${id}`),
    ...talks.flatMap(({ fields }) =>
      (fields.speakers ?? []).map((credit) => `speakers/${speakerId(credit, known)}`),
    ),
  ];
  return new Set([
    ...fixed,
    ...lists,
    ...lists.map((list) => `${list}/rss.xml`),
    ...talks.map(({ id }) => `talks/${id}`),
    ...talks.map(({ fields }) => `archive/${fields.date?.slice(0, 4)}`),
  ]);
}

/**
 * What two spellings of one address have in common.
 * @example pathKey('/about/?x#y') // => 'about'
 */
export function pathKey(address: string): string {
  const path = address.replace(/[?#].*$/s, '').replace(/^\/+/, '');
  return decoded(path)
    .replace(/(?:^|\/)index\.html$/, '')
    .replace(/(?:^|\/)page\/\d+\/?$/, '')
    .replace(/\/+$/, '');
}

/** Whether an address of this site leads somewhere: to a page, or to a file of `public/`. */
export function isOnSite(key: string, addresses: ReadonlySet<string>, paths: ArchivePaths) {
  if (addresses.has(key)) return true;
  return !key.split('/').includes('..') && existsSync(join(paths.public, key));
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** What every site of ours has. */
const fixed = [
  ...iconFiles,
  '',
  '404.html',
  'about',
  'archive',
  'atom.xml',
  'changes.xml',
  'conferences',
  'contribute',
  'data/archive.json',
  'data/talks.json',
  'feed.json',
  'feeds',
  'feeds.opml',
  'opensearch.xml',
  'robots.txt',
  'rss.xml',
  'schema/conferences.json',
  'schema/pages.json',
  'schema/site.json',
  'schema/speakers.json',
  'schema/talks.json',
  'schema/topics.json',
  'search',
  'sitemap.xml',
  'speakers',
  'topics',
];
