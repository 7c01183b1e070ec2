import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { temporary } from './lock.ts';
import { mark, type Manifest } from './manifest.ts';

/** Folders that don't make a folder belong to someone: a git worktree's, and that of a new disk. */
const harmless = ['.git', 'lost+found'];

/** @throws if `out` has files that Aftertalk didn't build, or contains the archive */
export function assertReplaceable({ out, root }: ArchivePaths, { isOwner }: Manifest): void {
  for (const needed of [root, process.cwd()])
    if (!relative(out, realpathSync(needed)).startsWith('..'))
      throw new Error(`OUT_DIR is ${out}, which contains ${needed}; choose a folder of its own`);
  const names = existsSync(out) ? readdirSync(out) : [];
  if (!isOwner && names.some((name) => !name.startsWith(temporary) && !harmless.includes(name)))
    throw new Error(
      `OUT_DIR is ${out}, which has files that Aftertalk didn’t build; choose another folder, or empty it`,
    );
}

/**
 * Moves changed files into the site and deletes stale ones.
 * @param staging the folder of the changed files
 * @param changed the key of each changed file
 * @returns what the folder has that Aftertalk didn't build, which stays
 * @throws if a file of the site would replace one that Aftertalk didn't build
 */
export function publish(
  out: string,
  staging: string,
  manifest: Manifest,
  changed: ReadonlyMap<string, string>,
  stale: ReadonlySet<string>,
): string[] {
  const foreign = new Set(foreignEntries(out, new Set(manifest.files.keys()), changed.keys()));
  for (const file of changed.keys()) {
    const taken = [file, ...foldersOf(file)].find((path) => foreign.has(path));
    if (taken === file && isSame(join(out, file), join(staging, file))) foreign.delete(file);
    else if (taken || foreign.has(`${file}/`))
      throw new Error(
        `OUT_DIR has ${join(out, taken ?? file)}, which Aftertalk didn’t build, where the site needs a file; move it elsewhere`,
      );
  }
  writeFileSync(join(staging, mark), manifest.list(changed.keys(), stale));
  if (existsSync(out)) {
    // With former files and new ones. It makes all manifests of this site invalid, so that after an
    // interruption the next build makes every file.
    const unfinished = join(staging, '.unfinished');
    writeFileSync(unfinished, manifest.list(changed.keys()));
    renameSync(unfinished, join(out, mark));
    for (const file of stale) deleteFile(out, file);
    for (const file of [...changed.keys()].filter((each) => each !== mark)) {
      mkdirSync(dirname(join(out, file)), { recursive: true });
      renameSync(join(staging, file), join(out, file));
    }
    renameSync(join(staging, mark), join(out, mark));
  } else renameSync(staging, out);
  manifest.record(changed, stale);
  return [...foreign];
}

/**
 * Returns what a site's folder has besides known files. An unknown folder is one entry that ends with
 * a slash, unless it will have files of the site.
 */
function foreignEntries(
  out: string,
  known: ReadonlySet<string>,
  added: Iterable<string>,
): string[] {
  const folders = new Set([...known, ...added].flatMap(foldersOf));
  const entriesIn = (folder: string): string[] =>
    readdirSync(join(out, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder + entry.name;
      if (entry.isDirectory())
        return folders.has(path)
          ? entriesIn(`${path}/`)
          : path.startsWith(temporary)
            ? []
            : `${path}/`;
      return known.has(path) ? [] : path;
    });
  return existsSync(out) ? entriesIn('').sort() : [];
}

/** Returns the folders above a file. @example foldersOf('a/b/c') // => ['a', 'a/b'] */
function foldersOf(file: string): string[] {
  return [...file.matchAll(/\//g)].map(({ index }) => file.slice(0, index));
}

function isSame(one: string, other: string): boolean {
  return lstatSync(one).isFile() && readFileSync(one).equals(readFileSync(other));
}

/**
 * Makes a folder for the changed files, and deletes those of builds that were killed. It is in the
 * site's folder, which may be a mount, or next to it if that doesn't exist.
 */
export function makeStagingFolder(out: string): string {
  const [folder, prefix] = existsSync(out)
    ? [out, `${temporary}building-`]
    : [dirname(out), `.${basename(out)}.building-`];
  const path = join(folder, prefix + process.pid);
  rmSync(path, { recursive: true, force: true });
  // Not recursive: on a read-only disk, Node would say that the folder above is missing.
  mkdirSync(path);
  for (const name of readdirSync(folder))
    if (name.startsWith(prefix) && name !== basename(path))
      rmSync(join(folder, name), { recursive: true });
  return path;
}

/** Deletes a file, and the folders that are empty then. */
function deleteFile(out: string, file: string) {
  rmSync(join(out, file), { force: true });
  for (const folder of foldersOf(file).reverse()) {
    const path = join(out, folder);
    if (!existsSync(path)) continue;
    if (readdirSync(path).length) return;
    rmdirSync(path);
  }
}

/** By an error's code, why OUT_DIR can't be written, and what to do. */
const reasons: Record<string, string> = {
  ENOSPC: 'where no space is left; free some, or choose another folder',
  EDQUOT: 'where your quota is used up; free some of it, or choose another folder',
  EROFS: 'which is read-only; choose another folder',
  ENOENT: 'which can’t be created; choose another folder',
  EACCES: 'which you may not write; change its permissions, or choose another folder',
  EPERM: 'which you may not write; change its permissions, or choose another folder',
  ENOTDIR: 'which isn’t a folder; choose one',
  EEXIST: 'which isn’t a folder; choose one',
  ELOOP: 'a link to itself; choose a folder',
};

/** Returns an error that names OUT_DIR if that can't be written; others are returned unchanged. */
export function outputError(error: NodeJS.ErrnoException, out: string): Error {
  // Errors of threads have only a message, and content is only read.
  const code = /^E[A-Z]+(?=:)/.exec(error.message)?.[0] ?? '';
  const isWriting =
    /ENOSPC|EDQUOT|EROFS|ELOOP/.test(code) ||
    /mkdir|rename|rmdir|unlink|lstat/.test(error.syscall ?? '');
  return isWriting && reasons[code]
    ? new Error(`OUT_DIR is ${out}, ${reasons[code]}`, { cause: error })
    : error;
}
