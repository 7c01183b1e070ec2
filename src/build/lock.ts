import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { lock, type LockOptions } from 'proper-lockfile';

/**
 * Runs a function while no other process may change a folder, after those that have locked it. The
 * lock is next to the folder, so that builds with different caches find it, too.
 */
export async function withLock<T>(
  folder: string,
  run: (realPath: string) => T | Promise<T>,
): Promise<T> {
  const path = existsSync(folder) ? realpathSync(folder) : folder;
  const options: LockOptions = {
    realpath: false,
    lockfilePath: join(dirname(path), `.${basename(path)}.lock`),
    // A running process renews its lock each three seconds; a busy one may be late.
    stale: 30_000,
    update: 3_000,
    onCompromised() {
      console.error(`${folder} was locked by another build meanwhile; build again`);
      process.exit(1);
    },
  };
  mkdirSync(dirname(path), { recursive: true });
  const release = await lock(path, options).catch((error) => {
    if (error.code !== 'ELOCKED') throw error;
    console.warn(`Waiting for another build of ${folder}`);
    return lock(path, { ...options, retries: { forever: true, factor: 1, minTimeout: 200 } });
  });
  try {
    return await run(path);
  } finally {
    await release();
  }
}
