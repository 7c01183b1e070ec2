import type { Folder } from '../authoring/folder.ts';
import { readSite } from '../authoring/site.ts';

/**
 * Says under which path the site lies, before anything is loaded that makes addresses: they are
 * made once, as a program that Vite compiled knows them too.
 * @throws Refusal where site.yaml is missing or wrong
 */
export function settleBase(folder: Folder): string {
  const { pathname } = new URL(readSite(folder).url);
  process.env.BASE_URL = pathname;
  return pathname;
}
