import type { Archive } from '../archive/archive.ts';
import { data } from './data.ts';
import { feeds } from './feeds.ts';
import { openData } from './open-data.ts';
import type { Output } from './output.ts';
import { pages } from './pages.ts';

/**
 * Returns every file of the site that is made from the archive; a build adds static files and the
 * search index. If files have the same name, the last is used, so pages replace redirects.
 */
export function outputs(archive: Archive): Output[] {
  return [...data(archive), ...openData(archive), ...feeds(archive), ...pages(archive)];
}
