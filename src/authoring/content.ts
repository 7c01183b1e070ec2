import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Collection } from '../schema/collections.ts';
import { largest } from './bounds.ts';
import type { Finding } from './finding.ts';
import type { Folder } from './folder.ts';
import { nearest } from './near.ts';
import { error, start } from './source.ts';

/** A file that stands where content of a collection stands. */
export interface Located {
  collection: Collection;
  id: string;
  path: string;
  /** Relative to the archive, with slashes: how findings name it. */
  file: string;
}

const folders = ['conferences', 'pages', 'speakers', 'talks', 'topics'] as const;
const images = /\.(?:png|jpe?g|webp|avif|gif)$/i;

/** Every file of an archive's content by where it stands, and what stands in no known place. */
export async function locate(folder: Folder): Promise<{ located: Located[]; findings: Finding[] }> {
  const located: Located[] = [];
  const findings: Finding[] = [];
  for (const path of await walk(folder.content)) {
    const file = slashed(relative(folder.root, path));
    const found = placeOf(file.slice('content/'.length));
    const { size } = statSync(path);
    if (found && size > 2 * largest) findings.push(tooLarge(file, size));
    else if (found) located.push({ ...found, path, file });
    else if (!isImage(file)) findings.push(stray(file));
  }
  return { located, findings };
}

/** The names of the images below a folder of talks, by the folder's path. */
export async function locateImages(directory: string): Promise<string[]> {
  return (await walk(directory)).filter((path) => images.test(path));
}

/** Every file that the archive keeps to be downloaded. */
export function locateDownloads(folder: Folder): Promise<string[]> {
  return walk(join(folder.public, 'downloads'));
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

function isImage(file: string): boolean {
  return file.startsWith('content/talks/') && images.test(file);
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

/** Every file below a folder, sorted; links are not followed, hidden files are not content. */
async function walk(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
