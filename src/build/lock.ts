import {
  accessSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmdirSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { lock, type LockOptions } from 'proper-lockfile';

/** Starts the names of temporary files in a folder, which are next to it if it doesn't exist. */
export const temporary = '.aftertalk.';

/** Runs a function while no other process may change a folder, after those that have locked it. */
export async function withLock<T>(
  folder: string,
  run: (realPath: string) => T | Promise<T>,
): Promise<T> {
  const path = realPath(folder);
  const created = mkdirSync(dirname(path), { recursive: true });
  const options: LockOptions = {
    realpath: false,
    lockfilePath: lockPath(path),
    // A running process renews its lock each three seconds; a busy one may be late.
    stale: 30_000,
    update: 3_000,
    onCompromised() {
      console.error(`${folder} was locked by another build meanwhile; build again`);
      process.exit(1);
    },
  };
  const release = await lock(path, options).catch((error) => {
    if (error.code !== 'ELOCKED') throw error;
    console.warn(`Waiting for another build of ${folder}`);
    return lock(path, { ...options, retries: { forever: true, factor: 1, minTimeout: 200 } });
  });
  try {
    return await run(path);
  } finally {
    await release();
    if (created) deleteEmptyFolders(dirname(path), created);
  }
}

/** Deletes folders from the inner to the outer one, up to the first that something is in. */
function deleteEmptyFolders(inner: string, outer: string) {
  for (let path = inner; readdirSync(path).length === 0; path = dirname(path)) {
    rmdirSync(path);
    if (path === outer) return;
  }
}

/** Follows links, also those to what doesn't exist yet. */
function realPath(path: string): string {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat && (!stat.isSymbolicLink() || statSync(path, { throwIfNoEntry: false })))
    return realpathSync(path);
  const folder = dirname(path) === path ? path : realPath(dirname(path));
  return stat ? realPath(resolve(folder, readlinkSync(path))) : join(folder, basename(path));
}

/**
 * Returns the path of a folder's lock. It is next to the folder, so that builds with different caches
 * find it, too; or in it, if the folder is a volume that others may mount elsewhere, or the only one
 * that can be written.
 */
function lockPath(path: string): string {
  const parent = dirname(path);
  const device = statSync(path, { throwIfNoEntry: false })?.dev;
  if (device !== undefined)
    try {
      accessSync(parent, constants.W_OK);
      if (device !== statSync(parent).dev) return join(path, `${temporary}lock`);
    } catch {
      return join(path, `${temporary}lock`);
    }
  return join(parent, `.${basename(path)}.lock`);
}
