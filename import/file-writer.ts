import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../src/loader/replace-file.ts';
import { partialFile, type FileContents, type ImportRecord } from './import-record.ts';
import type { Progress } from './progress.ts';

/** Paths in the archive. */
export interface WriteResult {
  created: string[];
  updated: string[];
  unchanged: string[];
  /** Files that someone wrote, edited or deleted. */
  leftAlone: { path: string; reason: string }[];
}

/**
 * Writes new and changed files, except those that someone has edited or deleted.
 * @param talks key → path, for the record
 */
export async function writeFiles(
  root: string,
  files: FileContents,
  talks: ReadonlyMap<string, string>,
  record: ImportRecord,
  dryRun: boolean,
  progress: Progress,
): Promise<WriteResult> {
  const result: WriteResult = { created: [], updated: [], unchanged: [], leftAlone: [] };
  const links = new Set<string>();
  for (const path of new Set([...files.keys()].flatMap(parents)))
    if (await isLink(join(root, path))) links.add(path);
  const read = (path: string) => readFile(join(root, path)).catch(() => undefined);
  for (const [path, content] of files) {
    if (parents(path).some((parent) => links.has(parent))) {
      result.leftAlone.push({ path, reason: 'is below a symbolic link' });
      continue;
    }
    const current = await read(path);
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
  for (const path of record.paths()) {
    const current = files.has(path) ? undefined : await read(path);
    if (current && !record.isUnedited(path, current))
      result.leftAlone.push({ path, reason: edited });
  }
  if (dryRun) return result;

  await record.begin(files, talks);
  const paths = [...result.created, ...result.updated];
  for (const [index, path] of paths.entries()) {
    replaceFile(join(root, path), files.get(path) ?? '', partialFile(root));
    progress.writing(index + 1, paths.length);
  }
  await record.finish(files);
  return result;
}

const edited = 'was edited after the last import';

/** Returns the folders above a path in the archive. @example parents('a/b/c.md') // => ['a/b', 'a'] */
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
