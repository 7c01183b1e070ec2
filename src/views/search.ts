import type { ByDigest } from '../archive/by-digest.ts';
import type { Site } from '../archive/site.ts';
import { searchPath } from '../paths.ts';
import type { View } from './frame.ts';

export function searchView(site: ByDigest<Site>): View {
  const description = `Search the talks in ${site.title}.`;
  return { frame: { site, title: 'Search', description, path: searchPath, section: 'Search' } };
}

export function notFoundView(site: ByDigest<Site>): View {
  const description = 'This page doesn’t exist.';
  return { frame: { site, title: 'Not found', description } };
}
