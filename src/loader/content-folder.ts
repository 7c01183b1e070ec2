import { existsSync, statSync, type Dirent, type Stats } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { by } from '../archive/order.ts';
import type { ArchivePaths } from './archive-paths.ts';
import { contentId, type ContentId } from './content-id.ts';
import type { Finding } from './finding.ts';
import { error, start } from './source.ts';
import { styleFile } from './site-style.ts';
import { imageName, strayFile, talksElsewhere } from './stray-files.ts';
import { largest } from './text-bounds.ts';

/** A content file before it is read. */
export interface ListedFile extends ContentId {
  path: string;
  /** Relative to the archive, with slashes, as in findings. */
  file: string;
  /** Changes when the file does; empty if another change could leave it the same. */
  stamp: string;
}

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
    else if (file === styleFile) continue;
    else findings.push(strayFile(file));
  }
  findings.push(...talksElsewhere(paths));
  return listing;
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
