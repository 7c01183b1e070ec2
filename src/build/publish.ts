import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import type { Manifest } from './manifest.ts';

/** Files of every site that Aftertalk builds. */
const siteMarks = ['.nojekyll', 'index.html', 'sitemap.xml'];

/** @throws if `out` has files that Aftertalk didn't build, or contains the archive */
export function assertReplaceable({ out, root }: ArchivePaths, { isOwner }: Manifest): void {
  for (const needed of [root, process.cwd()])
    if (!relative(out, needed).startsWith('..'))
      throw new Error(`OUT_DIR is ${out}, which contains ${needed}; choose a folder of its own`);
  const names = existsSync(out) ? readdirSync(out) : [];
  if (names.length && !isOwner && !siteMarks.every((mark) => names.includes(mark)))
    throw new Error(
      `OUT_DIR is ${out}, which has files that Aftertalk didn’t build; choose another folder, or empty it`,
    );
}

/**
 * Moves changed files into the site and deletes stale ones. If no file stays, the whole folder is
 * replaced.
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
  const stays = [...manifest.files.keys()].some((file) => !changed.has(file) && !stale.has(file));
  if (!stays) replaceFolder(out, staging);
  else {
    manifest.invalidate();
    for (const file of stale) deleteFile(out, file);
    for (const file of changed.keys()) {
      mkdirSync(dirname(join(out, file)), { recursive: true });
      renameSync(join(staging, file), join(out, file));
    }
  }
  manifest.record(changed, stale);
}

/** Replaces a folder by another next to it. */
function replaceFolder(out: string, staging: string) {
  if (existsSync(out)) renameSync(out, formerFolder(out));
  renameSync(staging, out);
  rmSync(formerFolder(out), { recursive: true, force: true });
}

/** The site from before, while it is replaced. */
function formerFolder(out: string): string {
  return join(dirname(out), `.${basename(out)}.former`);
}

/**
 * Returns the path of a new folder next to the site. Deletes those of builds that were killed, and
 * restores the site if one was killed while it replaced the site.
 */
export function stagingFolder(out: string): string {
  const [folder, prefix] = [dirname(out), `.${basename(out)}.building-`];
  if (existsSync(formerFolder(out)) && !existsSync(out)) renameSync(formerFolder(out), out);
  for (const name of readdirSync(folder))
    if (name.startsWith(prefix) || name === basename(formerFolder(out)))
      rmSync(join(folder, name), { recursive: true });
  return join(folder, prefix + process.pid);
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
