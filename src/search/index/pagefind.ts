import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { IndexFiles } from './pagefind-format.ts';
import { stableIndex } from './stable-index.ts';

/**
 * Returns the files of the search index of talk pages.
 * @param folder contains only the talks' pages, at their paths on the site
 * @throws if a talk is missing from the index
 */
export async function indexPages(folder: string, talks: number): Promise<IndexFiles> {
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
 * Returns the files that a search of this index fetches, from memory: when Pagefind writes them to
 * disk, it can report success before they are complete.
 */
export async function searchFiles(index: PagefindIndex): Promise<IndexFiles> {
  const { errors, files } = await index.getFiles();
  if (errors.length) throw new Error(`search: ${errors.join('; ')}`);
  return stableIndex(new Map(files.map(({ path, content }) => [path, content])));
}

/**
 * Creates an empty index. It has one language for all talks, because the search of an English page
 * must find Spanish talks too. `+` and `#` are part of names such as C++ and C#.
 */
export async function createSearchIndex(): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({ forceLanguage: 'en', includeCharacters: '+#' });
  if (!index) throw new Error(`search: ${errors.join('; ')}`);
  return index;
}
