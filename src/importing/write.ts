import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Folder } from '../authoring/folder.ts';
import type { Progress } from './progress.ts';
import { removePartials, replaceFile, type Written } from './written.ts';

export interface WriteResult {
  /** Paths of files that are new, changed by this run, or as they were. */
  created: string[];
  updated: string[];
  unchanged: string[];
  /** Files that somebody wrote, changed or deleted: they are left as they are. */
  left: { path: string; reason: string }[];
}

/** Files that are written at the same time. */
const lanes = 8;

/** Writes what is new, and leaves what a hand has touched. */
export async function write(
  folder: Folder,
  files: ReadonlyMap<string, string | Uint8Array>,
  written: Written,
  dryRun: boolean,
  progress: Progress,
): Promise<WriteResult> {
  const result: WriteResult = { created: [], updated: [], unchanged: [], left: [] };
  const due: [string, string | Uint8Array][] = [];
  for (const [path, content] of files) {
    const there = await readFile(join(folder.root, path)).catch(() => undefined);
    if (there === undefined) {
      if (written.wasDeleted(path)) result.left.push({ path, reason: 'was deleted since' });
      else due.push([path, content]);
      if (!written.wasDeleted(path)) result.created.push(path);
    } else if (there.equals(Buffer.from(content))) result.unchanged.push(path);
    else if (written.isOurs(path, there)) {
      due.push([path, content]);
      result.updated.push(path);
    } else {
      const reason = written.wrote(path) ? 'was changed since' : 'is there already';
      result.left.push({ path, reason });
    }
  }
  for (const path of written.paths())
    if (!files.has(path) && (await isChanged(folder, path, written)))
      result.left.push({ path, reason: 'was changed since' });
  if (dryRun) return result;

  await written.begin(files);
  let next = 0;
  let done = 0;
  const work = async (lane: number) => {
    for (let item = due[next++]; item; item = due[next++]) {
      await replaceFile(folder.root, join(folder.root, item[0]), item[1], lane);
      progress.writing(++done, due.length);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, lane) => work(lane)));
  await removePartials(folder.root, lanes);
  await written.finish(files);
  return result;
}

async function isChanged(folder: Folder, path: string, written: Written): Promise<boolean> {
  const there = await readFile(join(folder.root, path)).catch(() => undefined);
  return there !== undefined && !written.isOurs(path, there);
}
