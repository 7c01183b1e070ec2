import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { archive } from '../archive/archive.ts';
import { slug } from '../archive/slug.ts';
import { speakerId, spellings } from '../archive/speaker.ts';
import { outputs } from '../outputs/index.ts';
import type { Output } from '../outputs/output.ts';
import {
  conferenceFilePaths,
  conferencePath,
  decodePath,
  iconFiles,
  picturePath,
  talkPath,
} from '../paths.ts';
import { redirectFile } from '../redirects/redirects.ts';
import { aliasesOf, allFiles, validFiles, type ContentFile } from '../loader/content-file.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';

/** Returns the keys of all pages and files that the site has for these content files. */
export function sitePaths(files: readonly ContentFile[]): Set<string> {
  const { fixed, lists, others } = siteParts(files);
  const ownPages = ownPageFiles(files).map(({ id }) => id);
  return new Set([...fixed.map(pathKey), ...ownPages, ...lists, ...others, ...lists.map(feedOf)]);
}

/** Returns the files of `content/pages/` that are pages by their own name. */
export function ownPageFiles(files: readonly ContentFile[]): ContentFile<'pages'>[] {
  return allFiles(files, 'pages').filter(({ id }) => id !== 'home');
}

/** Returns the files that the site has for any content files, but for the archive's own pages and numbered pages of lists. */
export function siteFiles(files: readonly ContentFile[]): string[] {
  const { fixed, lists, others } = siteParts(files);
  const pages = [...lists, ...others].map((page) => `${page}/index.html`);
  return [...fixed, ...pages, ...lists.map(feedOf)];
}

/** Returns the files that aren't pages or feeds, the folders of lists with a feed, and those of other pages. */
function siteParts(files: readonly ContentFile[]) {
  const conferences = allFiles(files, 'conferences');
  const talks = allFiles(files, 'talks').filter(({ fields }) => !fields.draft);
  const named = talks.filter(({ fields }) => !fields.withdrawn?.hideNames);
  const ids = spellings(validFiles(files, 'speakers'));
  const formerSpeakers = new Set(allFiles(files, 'speakers').flatMap(formerIds));
  const lists = new Set([
    ...conferences.map(({ id }) => `conferences/${id}`),
    ...conferences.flatMap(({ fields: { series } }) => (series ? `series/${slug(series)}` : [])),
    ...allFiles(files, 'topics').map(({ id }) => `topics/${id}`),
    // A former id in a credit is reported.
    ...named
      .flatMap(({ fields }) => fields.speakers ?? [])
      .filter(({ id }) => !id || !formerSpeakers.has(id))
      .map((credit) => `speakers/${speakerId(credit, ids)}`),
  ]);
  const withText = new Set(
    talks.filter(({ fields }) => fields.text !== 'none').map(({ id }) => id.split('/', 1)[0]),
  );
  const years = new Set(talks.flatMap(({ fields: { date } }) => date?.slice(0, 4) ?? []));
  return {
    fixed: [
      ...iconFiles,
      ...outputsOfEmptyArchive().map(({ file }) => file),
      ...[
        ...conferences.flatMap((each) => conferenceFilePaths(each, withText.has(each.id))),
        ...conferences.map((each) => picturePath(conferencePath(each))),
        ...talks.map((each) => picturePath(talkPath(each))),
      ].map(redirectFile),
    ],
    lists: [...lists],
    others: [
      ...talks.map(({ id }) => `talks/${id}`),
      ...[...years].map((year) => `archive/${year}`),
    ],
  };
}

/** Returns the ids that a file had before, by its aliases. */
export function formerIds(file: ContentFile): string[] {
  const folder = `${file.collection}/`;
  const keys = aliasesOf(file).map(pathKey);
  return keys.flatMap((key) => (key.startsWith(folder) ? key.slice(folder.length) : []));
}

function feedOf(list: string): string {
  return `${list}/rss.xml`;
}

/** Returns the files that every site has, whatever its content. */
function outputsOfEmptyArchive(): Output[] {
  const page = { id: 'home', title: '', aliases: [], html: '' };
  // Without a title, it would have no picture.
  const text = { title: 'A', description: '', language: 'en', license: '' };
  const site = { ...text, url: 'https://archive.example/', branch: '', feedAuthority: '' };
  const content = { talks: [], conferences: [], topics: [], speakers: [] };
  return outputs(archive({ site, home: page, ownPages: [], ...content }), '');
}

/**
 * Returns the same key for all spellings of a path.
 * @example pathKey('/about/?x#y') // => 'about'
 */
export function pathKey(url: string): string {
  const path = url.replace(/[?#].*$/s, '').replace(/^\/+/, '');
  return decodePath(path)
    .replace(/(?:^|\/)index\.html$/, '')
    .replace(/(?:^|\/)page\/\d+\/?$/, '')
    .replace(/(?<!\/)\/+$/, '');
}

/** Whether the site has a page or a file of `public/` with this key. */
export function isOnSite(key: string, keys: ReadonlySet<string>, paths: ArchivePaths) {
  if (keys.has(key)) return true;
  return !key.split('/').includes('..') && existsSync(join(paths.public, key));
}
