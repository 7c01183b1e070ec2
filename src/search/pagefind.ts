import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { Files } from './packed.ts';
import { stable } from './stable.ts';

/** Where the index lies within a site. */
export const indexFolder = 'pagefind';

/**
 * Builds the search index of a site from its talk pages, in its own folder.
 * @throws where a talk is missing in it
 */
export async function writeSearchIndex(site: string, talks: number): Promise<void> {
  const index = await createSearchIndex();
  const added = await index.addDirectory({ path: site, glob: 'talks/**/index.html' });
  const files = await searchFiles(index);
  await close();
  const indexed = [...files.keys()].filter((path) => path.startsWith('fragment/')).length;
  if (added.errors.length || indexed !== talks)
    throw new Error(`search: ${indexed} of ${talks} talks indexed. ${added.errors.join('; ')}`);
  write(join(site, indexFolder), files);
}

function write(folder: string, files: Files) {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/**
 * What a search fetches, of the talks that an index was given. Pagefind's own writing may end after it
 * says so, with files that are cut short.
 */
export async function searchFiles(index: PagefindIndex): Promise<Files> {
  const { errors, files } = await index.getFiles();
  if (errors.length) throw new Error(`search: ${errors.join('; ')}`);
  return stable(new Map(files.map(({ path, content }) => [path, content])));
}

/**
 * An empty index. One language for all talks: split by language, an English page would find no
 * Spanish talk. `+` and `#` belong to names such as C++ and C#.
 */
export async function createSearchIndex(): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({ forceLanguage: 'en', includeCharacters: '+#' });
  if (!index) throw new Error(`search: ${errors.join('; ')}`);
  return index;
}
