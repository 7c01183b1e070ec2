import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchivePaths } from '../src/loader/archive-paths.ts';
import { removePartialFiles, replaceFile } from './atomic-file.ts';
import type { FileContents, ImportRecord } from './import-record.ts';
import type { Progress } from './progress.ts';

/** Paths in the archive. */
export interface WriteResult {
  created: string[];
  updated: string[];
  unchanged: string[];
  /** Files that someone wrote, edited or deleted. */
  leftAlone: { path: string; reason: string }[];
}

/** How many files are written at the same time. */
const writers = 8;

/** Writes new and changed files, except where someone has edited or deleted one. */
export async function writeFiles(
  paths: ArchivePaths,
  files: FileContents,
  record: ImportRecord,
  dryRun: boolean,
  progress: Progress,
): Promise<WriteResult> {
  const result: WriteResult = { created: [], updated: [], unchanged: [], leftAlone: [] };
  const links = new Set<string>();
  for (const path of new Set([...files.keys()].flatMap(parents)))
    if (await isLink(join(paths.root, path))) links.add(path);
  for (const [path, content] of files) {
    if (parents(path).some((parent) => links.has(parent))) {
      result.leftAlone.push({ path, reason: 'is below a symbolic link' });
      continue;
    }
    const current = await readFile(join(paths.root, path)).catch(() => undefined);
    if (current === undefined) {
      if (record.wasDeleted(path))
        result.leftAlone.push({ path, reason: 'was deleted after the last import' });
      else result.created.push(path);
    } else if (current.equals(Buffer.from(content))) result.unchanged.push(path);
    else if (record.isUnedited(path, current)) result.updated.push(path);
    else {
      const reason = record.has(path) ? edited : 'already exists';
      result.leftAlone.push({ path, reason });
    }
  }
  for (const path of record.paths())
    if (!files.has(path) && (await isEdited(paths, path, record)))
      result.leftAlone.push({ path, reason: edited });
  if (dryRun) return result;

  await record.begin(files);
  const changed = [...result.created, ...result.updated];
  let next = 0;
  let done = 0;
  const write = async (writer: number) => {
    for (let path = changed[next++]; path; path = changed[next++]) {
      await replaceFile(paths.root, join(paths.root, path), files.get(path) ?? '', writer);
      progress.writing(++done, changed.length);
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  await removePartialFiles(paths.root, writers);
  await record.finish(files);
  return result;
}

const edited = 'was edited after the last import';

/** The folders above a path, within the archive. @example parents('a/b/c.md') // => ['a/b', 'a'] */
function parents(path: string): string[] {
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return parent ? [parent, ...parents(parent)] : [];
}

async function isLink(path: string): Promise<boolean> {
  return lstat(path).then(
    (stats) => stats.isSymbolicLink(),
    () => false,
  );
}

async function isEdited(paths: ArchivePaths, path: string, record: ImportRecord): Promise<boolean> {
  const current = await readFile(join(paths.root, path)).catch(() => undefined);
  return current !== undefined && !record.isUnedited(path, current);
}
