import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchivePaths } from '../src/loader/archive-paths.ts';
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
  folder: ArchivePaths,
  files: ReadonlyMap<string, string | Uint8Array>,
  written: Written,
  dryRun: boolean,
  progress: Progress,
): Promise<WriteResult> {
  const result: WriteResult = { created: [], updated: [], unchanged: [], left: [] };
  const due: [string, string | Uint8Array][] = [];
  const linked = new Set<string>();
  for (const path of new Set([...files.keys()].flatMap(parents)))
    if (await isLink(join(folder.root, path))) linked.add(path);
  for (const [path, content] of files) {
    if (parents(path).some((parent) => linked.has(parent))) {
      result.left.push({ path, reason: 'would be written through a link' });
      continue;
    }
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

/** The folders above a path, within the archive. @example parents('a/b/c.md') // => ['a/b', 'a'] */
function parents(path: string): string[] {
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return parent ? [parent, ...parents(parent)] : [];
}

async function isLink(path: string): Promise<boolean> {
  return lstat(path).then(
    (facts) => facts.isSymbolicLink(),
    () => false,
  );
}

async function isChanged(folder: ArchivePaths, path: string, written: Written): Promise<boolean> {
  const there = await readFile(join(folder.root, path)).catch(() => undefined);
  return there !== undefined && !written.isOurs(path, there);
}
