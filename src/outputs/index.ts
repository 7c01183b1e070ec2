import type { Archive } from '../archive/archive.ts';
import { addresses } from './addresses.ts';
import { allBooks, books } from './books.ts';
import { data } from './data.ts';
import { feeds } from './feeds.ts';
import { openData } from './open-data.ts';
import type { Output } from './output.ts';
import { pages } from './pages.ts';
import { pictures } from './pictures.ts';

/**
 * Returns every file of the site that is made from the archive; a build adds static files and the
 * search index. If files have the same name, the last is used, so pages replace redirects.
 * @param talksFolder the archive's folder of talks, absolute, with their images
 */
export function outputs(archive: Archive, talksFolder: string): Output[] {
  const epubs = books(archive, talksFolder);
  return [
    ...data(archive),
    ...openData(archive),
    // Here, because the code that lists pages changes no other text.
    {
      file: 'data/addresses.json',
      cacheKeyData: () => addresses(archive),
      text: () => JSON.stringify(addresses(archive), null, 1),
    },
    ...feeds(archive),
    ...allBooks(epubs),
    ...pictures(archive),
    ...pages(archive, epubs),
  ];
}
