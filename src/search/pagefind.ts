import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { devSearch } from './dev.ts';
import { removeInterfaces, stabilize } from './stable.ts';
import { writeVocabulary } from './vocabulary.ts';

/**
 * Builds the search index from the talk pages, after them and in the same build; while writing, at
 * the first search.
 */
export function pagefind(): AstroIntegration {
  return {
    name: 'aftertalk-search',
    hooks: {
      'astro:server:setup': ({ server }) => devSearch(server),
      'astro:build:done': async ({ dir, pages, logger }) => {
        const site = fileURLToPath(dir);
        const index = await createSearchIndex();
        const talks = pages.filter(({ pathname }) => pathname.startsWith('talks/'));
        const outputPath = join(site, 'pagefind');
        const added = await index.addDirectory({ path: site, glob: 'talks/**/index.html' });
        const { errors, files } = await index.getFiles();
        await close();
        write(outputPath, files);
        errors.push(...added.errors);
        const indexed = await stabilize(outputPath);
        if (errors.length || indexed !== talks.length)
          throw new Error(
            `search: ${indexed} of ${talks.length} talks indexed. ${errors.join('; ')}`,
          );
        await removeInterfaces(outputPath);
        await writeVocabulary(outputPath);
        logger.info(`${indexed} talks indexed`);
      },
    },
  };
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
