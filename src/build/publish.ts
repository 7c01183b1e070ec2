import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import type { Manifest } from './manifest.ts';

/** Files of every site that Aftertalk builds. */
const siteMarks = ['.nojekyll', 'index.html', 'sitemap.xml'];

/** @throws if `out` has files that Aftertalk didn't build, or contains the archive */
export async function assertReplaceable({ out, root }: ArchivePaths): Promise<void> {
  for (const needed of [root, process.cwd()])
    if (!relative(out, needed).startsWith('..'))
      throw new Error(`OUT_DIR is ${out}, which contains ${needed}; choose a folder of its own`);
  const names: string[] = await readdir(out).catch(() => []);
  if (names.length && !siteMarks.every((mark) => names.includes(mark)))
    throw new Error(
      `OUT_DIR is ${out}, which has files that Aftertalk didn’t build; choose another folder, or empty it`,
    );
}

/**
 * Moves changed files into the site and deletes stale ones. If every file changes, the whole folder
 * is replaced. After an interruption, the manifest lists the files to rebuild.
 * @param staging the folder of the changed files
 * @param changed the key of each changed file
 */
export function publish(
  out: string,
  staging: string,
  manifest: Manifest,
  changed: ReadonlyMap<string, string>,
  stale: ReadonlySet<string>,
): void {
  const replacesAll = [...manifest.files.keys()].every(
    (file) => changed.has(file) || stale.has(file),
  );
  for (const file of [...changed.keys(), ...stale]) manifest.invalidate(file);
  manifest.save();
  if (replacesAll) replaceFolder(out, staging);
  else {
    for (const file of stale) deleteFile(out, file);
    for (const file of changed.keys()) {
      mkdirSync(dirname(join(out, file)), { recursive: true });
      renameSync(join(staging, file), join(out, file));
    }
  }
  for (const file of stale) manifest.files.delete(file);
  for (const [file, key] of changed) manifest.record(file, key);
  manifest.save();
}

/** Replaces a folder with another; if this fails, the first is restored. */
function replaceFolder(out: string, staging: string) {
  const former = join(dirname(out), `.${basename(out)}.former`);
  mkdirSync(dirname(out), { recursive: true });
  rmSync(former, { recursive: true, force: true });
  const existed = existsSync(out);
  if (existed) renameSync(out, former);
  try {
    renameSync(staging, out);
  } catch (error) {
    if (existed) renameSync(former, out);
    throw error;
  }
  rmSync(former, { recursive: true, force: true });
}

/** Deletes a file, and the folders that are empty then. */
function deleteFile(out: string, file: string) {
  rmSync(join(out, file), { force: true });
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    const path = join(out, folder);
    if (!existsSync(path)) continue;
    if (readdirSync(path).length) return;
    rmdirSync(path);
  }
}
