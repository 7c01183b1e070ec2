import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { removeInterfaces, stabilize } from './stable.ts';
import { writeVocabulary } from './vocabulary.ts';

/** Where the index lies within a site. */
export const indexFolder = 'pagefind';

/**
 * Builds the search index of a site from its talk pages, in its own folder.
 * @throws where a talk is missing in it
 */
export async function writeSearchIndex(site: string, talks: number): Promise<void> {
  const index = await createSearchIndex();
  const outputPath = join(site, indexFolder);
  const added = await index.addDirectory({ path: site, glob: 'talks/**/index.html' });
  const { errors, files } = await index.getFiles();
  await close();
  write(outputPath, files);
  errors.push(...added.errors);
  const indexed = await stabilize(outputPath);
  if (errors.length || indexed !== talks)
    throw new Error(`search: ${indexed} of ${talks} talks indexed. ${errors.join('; ')}`);
  await removeInterfaces(outputPath);
  await writeVocabulary(outputPath);
}

/** Pagefind's own writing may end after it says so, with files that are cut short. */
function write(folder: string, files: readonly { path: string; content: Uint8Array }[]) {
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
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
