import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { Files } from './packed.ts';
import { stable } from './stable.ts';

/**
 * The search index of talk pages, file by file.
 * @param folder where they lie as on the site, and nothing else
 * @throws where a talk is missing in it
 */
export async function indexPages(folder: string, talks: number): Promise<Files> {
  const index = await createSearchIndex();
  const added = await index.addDirectory({ path: folder });
  const files = await searchFiles(index);
  await close();
  const indexed = [...files.keys()].filter((path) => path.startsWith('fragment/')).length;
  if (added.errors.length || indexed !== talks)
    throw new Error(`search: ${indexed} of ${talks} talks indexed. ${added.errors.join('; ')}`);
  return files;
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
