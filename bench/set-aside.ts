import { existsSync, renameSync } from 'node:fs';

let count = 0;

/**
 * Takes a site out of the way without removing its files: for some minutes after, ext4 without a
 * journal looks past each of them whenever a file is made, and the next build would take three times
 * as long for its files. Whoever made the folder around it removes all at last.
 */
export function setAside(site: string): void {
  if (existsSync(site)) renameSync(site, `${site}.aside-${++count}`);
}
