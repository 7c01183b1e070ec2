import type { Archive } from '../archive/archive.ts';
import type { Page, Site } from '../archive/site.ts';
import { aboutPath, searchPath } from '../paths.ts';
import type { View } from './frame.ts';

/** A page that an author wrote. */
export interface WrittenView extends View {
  page: Page;
}

export function aboutView({ site, about }: Archive): WrittenView {
  const { title } = about;
  return { frame: { site, title, description: site.description, path: aboutPath }, page: about };
}

export function notFoundView(site: Site): View {
  const description = 'There is no page at this address.';
  return { frame: { site, title: 'Not found', description } };
}

export function searchView(site: Site): View {
  const description = `Search the talks in ${site.title}.`;
  return { frame: { site, title: 'Search', description, path: searchPath, section: 'Search' } };
}
