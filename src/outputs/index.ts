import type { Archive } from '../archive/archive.ts';
import { data } from './data.ts';
import { feeds } from './feeds.ts';
import type { Output } from './output.ts';
import { pages } from './pages.ts';

/**
 * Every file of the site that follows from the archive; what is copied and the search index come to
 * them in a build. Where two would have one name, the later stays: pages come last.
 */
export function outputs(archive: Archive): Output[] {
  return [...data(archive), ...feeds(archive), ...pages(archive)];
}
