import {
  existsSync,
  globSync,
  readdirSync,
  readFileSync,
  statSync,
  type Dirent,
  type Stats,
} from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { downloadType } from '../archive/download-type.ts';
import { fileType } from '../archive/file-types.ts';
import { by } from '../archive/order.ts';
import { slug } from '../archive/slug.ts';
import type { Collection } from '../schema/collections.ts';
import type { ArchivePaths } from './archive-paths.ts';
import { nearest } from './did-you-mean.ts';
import type { Finding } from './finding.ts';
import { error, start, warning } from './source.ts';
import { largest } from './text-bounds.ts';

/** A content file before it is read. */
export interface ListedFile {
  collection: Collection;
  id: string;
  path: string;
  /** Relative to the archive, with slashes, as in findings. */
  file: string;
  /** Changes when the file does; empty if another change could leave it the same. */
  stamp: string;
}

const folders = ['conferences', 'pages', 'speakers', 'talks', 'topics'] as const;
/** Files about a repository or folder, in the spelling that forges show. */
const aboutRepository = /\/(?:README|LICENSE|CONTRIBUTING|CHANGELOG)(?:\.\w+)?$/;
const imageName = /\.(?:png|jpe?g|webp|avif|gif)$/i;

/** The files in an archive's `content/`. */
export interface ContentListing {
  files: ListedFile[];
  /** The paths of the images next to talks. */
  images: string[];
  /** Unexpected files, large files and symbolic links. */
  findings: Finding[];
}

/** Lists an archive's content. */
export async function listContent(paths: ArchivePaths): Promise<ContentListing> {
  const listing: ContentListing = { files: [], images: [], findings: [] };
  const { files, images, findings } = listing;
  for (const { path, entry } of await walk(paths.content)) {
    const file = archiveFile(paths, path);
    const found = contentId(file.slice('content/'.length));
    if (entry.isSymbolicLink()) findings.push(symbolicLink(file));
    if (!isContent(entry)) continue;
    if (found) {
      const stat = statSync(path);
      if (stat.size > 2 * largest) findings.push(tooLarge(file, stat.size));
      else files.push({ ...found, path, file, stamp: stampOf(stat) });
    } else if (isImage(file)) images.push(path);
    else findings.push(stray(file));
  }
  findings.push(...talksElsewhere(paths));
  return listing;
}

/** Finds talks above `content/`: where other programs have their posts, or in a folder named `Content`. */
function talksElsewhere({ root }: ArchivePaths): Finding[] {
  const names = existsSync(root) ? readdirSync(root) : [];
  const twins = names.includes('content')
    ? names.filter((name) => name !== 'content' && name.toLowerCase() === 'content')
    : [];
  const folders = [
    '',
    '_posts/',
    'posts/',
    '_talks/',
    'talks/',
    ...twins.map((n) => `${n}/talks/*/`),
  ];
  return globSync(`{${folders.join()}}*.{md,markdown}`, { cwd: root })
    .sort()
    .filter((file) => isTalk(readFileSync(join(root, file), 'utf8')))
    .map((file) => {
      const [name = '', conference = ''] = slashed(file).split('/').reverse();
      const folder = twins.length && file.split(sep).length > 2 ? conference : '<conference>';
      const path = `content/talks/${folder}/${name.replace(/\.markdown$/, '.md')}`;
      const message = `this talk is outside of content/, so it isn’t published; move it to ${path}`;
      // Not an error, because a weblog that was imported may stay where it is.
      return warning(slashed(file), start, message, 'stray-file');
    });
}

/** Whether a file has what every talk has; a template has the fields, but no values. */
function isTalk(text: string): boolean {
  const [, head = ''] = text.match(/^\uFEFF?---(\r?\n[^]*?\n)---/) ?? [];
  return [
    /^title:[ \t]*[^\s#]/m,
    /^speakers?:(?:[ \t]*[^\s#]|[ \t]*\r?\n[ \t]*-[ \t]*[^\s#])/m,
    /^date:[ \t]*["']?\d/m,
  ].every((field) => field.test(head));
}

/** Returns all files in `public/downloads/` as talks name them. @example ['pygrunn-2011/zmq.pdf'] */
export async function listDownloads(paths: ArchivePaths): Promise<string[]> {
  const folder = join(paths.public, 'downloads');
  const entries = await walk(folder);
  return entries.flatMap(({ path, entry }) =>
    isContent(entry) ? slashed(relative(folder, path)) : [],
  );
}

/** Returns the name of a file in findings. @example 'content/site.yaml' */
export function archiveFile({ root }: ArchivePaths, path: string): string {
  return slashed(relative(root, path));
}

/** A link could publish files from outside of the archive. */
export function symbolicLink(file: string): Finding {
  const message = 'this is a symbolic link; put the file itself here';
  return error(file, start, message, 'symbolic-link');
}

/**
 * Returns the collection and id of a file below `content/`.
 * @example contentId('talks/pygrunn-2011/zmq.md')
 * @returns undefined if no content belongs there
 */
export function contentId(path: string): Pick<ListedFile, 'collection' | 'id'> | undefined {
  if (path === 'site.yaml') return { collection: 'site', id: 'site' };
  const [top, ...rest] = path.split('/');
  const collection = folders.find((name) => name === top);
  const depth = collection === 'talks' ? 2 : 1;
  if (!collection || rest.length !== depth || !path.endsWith('.md')) return undefined;
  if (aboutRepository.test(path)) return undefined;
  return { collection, id: rest.join('/').slice(0, -'.md'.length) };
}

/**
 * Identifies a file's state as git's index does. If a file changed less than two seconds before this
 * program started, another change may have the same time stamp.
 */
export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  const settled = Math.max(mtimeMs, ctimeMs) < performance.timeOrigin - 2000;
  return settled ? [size, mtimeMs, ctimeMs, ino].join(' ') : '';
}

function isImage(file: string): boolean {
  return file.startsWith('content/talks/') && imageName.test(file);
}

/** Files of this size aren't read. */
function tooLarge(file: string, size: number): Finding {
  const message = `the file has ${size} bytes, over the limit of ${2 * largest}; shorten it`;
  return error(file, start, message, 'text-bounds');
}

function stray(file: string): Finding {
  const better = nearestPlace(file);
  const fix =
    asDownload(file) ??
    asImage(file) ??
    (better
      ? `move it to ${better}`
      : aboutRepository.test(file)
        ? 'move it out of content/'
        : 'talks are content/talks/<conference>/<talk>.md');
  return error(file, start, `unexpected file; ${fix}`, 'stray-file');
}

/** Returns what to do with a picture, or with what a program left. */
function asImage(file: string): string | undefined {
  if (/~$|\.(?:bak|orig|rej|swp|tmp|db|ini)$|:Zone\.Identifier$/i.test(file)) return 'delete it';
  if (imageName.test(file)) return 'move it next to the talk that shows it';
  if (/\.(?:heic|heif|tiff?|bmp|svg|psd)$/i.test(file))
    return 'convert it to PNG, JPEG or WebP, next to the talk that shows it';
  return undefined;
}

/** Returns what to do with slides beside a talk. */
function asDownload(file: string): string | undefined {
  const name = file.match(/^content\/talks\/(.+)$/)?.[1];
  if (!name || /\.(?:md|markdown|mdx|txt)$/i.test(name) || !fileType(name)?.isPublishable)
    return undefined;
  const type = downloadType(`https://file.example/${encodeURI(name)}`, posix.basename(name));
  return `move it to public/downloads/${name}, and write in the talk: downloads: [{type: ${type}, file: ${name}}]`;
}

/** Returns where a misplaced file may belong. */
function nearestPlace(file: string): string | undefined {
  const [, top = '', ...rest] = file.split('/');
  if (rest.length === 0)
    return /\.ya?ml$/i.test(top) && nearest(top, ['site.yaml']) ? 'content/site.yaml' : undefined;
  const name = rest
    .join('/')
    .replace(/(?:\/(?:index|README))?(?:\.(?:md|markdown|mdx|txt))*$/i, '.md');
  const collection = folders.find((folder) => folder === top) ?? nearest(top, folders);
  const parts = name.slice(0, -'.md'.length).split('/').map(slug);
  const path = collection && `${collection}/${parts.join('/')}.md`;
  return path && path !== file && contentId(path) ? `content/${path}` : undefined;
}

/** Returns everything below a folder, if it exists, sorted by path; links aren't followed. */
export async function walk(folder: string): Promise<{ path: string; entry: Dirent }[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .map((entry) => ({ path: join(entry.parentPath, entry.name), entry }))
    .sort(by(({ path }) => path));
}

/** Skips hidden files. */
function isContent(entry: Dirent): boolean {
  return entry.isFile() && !entry.name.startsWith('.');
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
