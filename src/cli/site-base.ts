import type { Folder } from '../authoring/folder.ts';
import { readSite } from '../authoring/site.ts';

/**
 * Says under which path the site lies, before anything is loaded that makes addresses: they are
 * made once, and by the same rule as in what Vite compiles.
 * @returns the path; `/` where site.yaml is not in order, of which `check` says what is wrong
 */
export function settleBase(folder: Folder): string {
  process.env.BASE_URL = basePath(folder);
  return process.env.BASE_URL;
}

function basePath(folder: Folder): string {
  try {
    return new URL(readSite(folder).url).pathname;
  } catch {
    return '/';
  }
}
