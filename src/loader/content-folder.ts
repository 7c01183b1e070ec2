import { statSync, type Stats } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { byText } from '../archive/order.ts';
import type { Collection } from '../schema/collections.ts';
import { largest } from './text-bounds.ts';
import type { Finding } from './finding.ts';
import type { Folder } from './archive-paths.ts';
import { nearest } from './near.ts';
import { error, start } from './source.ts';

/** A file that stands where content of a collection stands. */
export interface Located {
  collection: Collection;
  id: string;
  path: string;
  /** Relative to the archive, with slashes: how findings name it. */
  file: string;
  /** Changes when the file does, as far as the system tells; nothing where it may not tell yet. */
  stamp: string;
}

const folders = ['conferences', 'pages', 'speakers', 'talks', 'topics'] as const;
const imageName = /\.(?:png|jpe?g|webp|avif|gif)$/i;

/** What lies in an archive's `content/`. */
export interface Listing {
  /** Every file of content by where it stands. */
  located: Located[];
  /** The paths of the images beside talks. */
  images: string[];
  /** What stands in no known place, or leads out of the archive. */
  findings: Finding[];
}

/** Walks an archive's content, once for all that want to know what is there. */
export async function locate(folder: Folder): Promise<Listing> {
  const listing: Listing = { located: [], images: [], findings: [] };
  const { located, images, findings } = listing;
  for (const [path, entry] of await walk(folder.content)) {
    const file = slashed(relative(folder.root, path));
    const found = placeOf(file.slice('content/'.length));
    if (entry.isSymbolicLink()) findings.push(symbolicLink(file));
    if (!isContent(entry)) continue;
    if (found) {
      const stat = statSync(path);
      if (stat.size > 2 * largest) findings.push(tooLarge(file, stat.size));
      else located.push({ ...found, path, file, stamp: stampOf(stat) });
    } else if (isImage(file)) images.push(path);
    else findings.push(stray(file));
  }
  return listing;
}

/** Every file that the archive keeps to be downloaded. */
export async function locateDownloads(folder: Folder): Promise<string[]> {
  const entries = await walk(join(folder.public, 'downloads'));
  return entries.filter(([, entry]) => isContent(entry)).map(([path]) => path);
}

/** What leads out of an archive would publish files that are none of its own. */
export function symbolicLink(file: string): Finding {
  const message = 'this is a symbolic link; put the file itself here';
  return error(file, start, message, 'symbolic-link');
}

/** How a talk names a file that the archive keeps. @example 'pygrunn-2011/zmq.pdf' */
export function downloadName(folder: Folder, path: string): string {
  return slashed(relative(join(folder.public, 'downloads'), path));
}

/** What a path below `content/` holds. @example placeOf('talks/pygrunn-2011/zmq.md') */
export function placeOf(path: string): Pick<Located, 'collection' | 'id'> | undefined {
  if (path === 'site.yaml') return { collection: 'site', id: 'site' };
  const [top, ...rest] = path.split('/');
  const collection = folders.find((name) => name === top);
  const depth = collection === 'talks' ? 2 : 1;
  if (!collection || rest.length !== depth || !path.endsWith('.md')) return undefined;
  return { collection, id: rest.join('/').slice(0, -'.md'.length) };
}

/**
 * As git's index knows files. Where one changed less than two seconds before this program began, or
 * later, it may change once more within what file systems count as the same moment.
 */
function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  const settled = Math.max(mtimeMs, ctimeMs) < performance.timeOrigin - 2000;
  return settled ? [size, mtimeMs, ctimeMs, ino].join(' ') : '';
}

function isImage(file: string): boolean {
  return file.startsWith('content/talks/') && imageName.test(file);
}

/** So large that it is not even read. */
function tooLarge(file: string, size: number): Finding {
  const message = `the file has ${size} bytes; ${2 * largest} are the most`;
  return error(file, start, message, 'text-bounds');
}

function stray(file: string): Finding {
  const mended = nearby(file);
  const mend = mended
    ? `; move it to ${mended}`
    : '; talks are content/talks/<conference>/<talk>.md';
  const message = `this file is nowhere an archive keeps files${mend}`;
  return error(file, start, message, 'stray-file');
}

/** Where a file in the wrong place may belong. */
function nearby(file: string): string | undefined {
  const [, top = '', ...rest] = file.split('/');
  if (rest.length === 0)
    return /\.ya?ml$/i.test(top) && nearest(top, ['site.yaml']) ? 'content/site.yaml' : undefined;
  const name = rest.join('/').replace(/(?:\.(?:md|markdown|mdx|txt))?$/i, '.md');
  const collection = folders.find((folder) => folder === top) ?? nearest(top, folders);
  const mended = collection && `${collection}/${name}`;
  return mended && mended !== file && placeOf(mended) ? `content/${mended}` : undefined;
}

/** Everything below a folder by its path, sorted; links are not followed. */
async function walk(directory: string): Promise<[path: string, Dirent][]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return entries
    .map((entry): [string, Dirent] => [join(entry.parentPath, entry.name), entry])
    .sort(([a], [b]) => byText(a, b));
}

/** Hidden files are none. */
function isContent(entry: Dirent): boolean {
  return entry.isFile() && !entry.name.startsWith('.');
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
