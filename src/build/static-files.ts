import { join } from 'node:path';
import type { Archive } from '../archive/archive.ts';
import { siteFolders } from '../archive/site.ts';
import { sourceFolder } from '../loader/code-digest.ts';
import { validFiles, type ContentFile } from '../loader/content-file.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { icons } from '../outputs/icons.ts';
import type { CopiedOutput } from '../outputs/output.ts';
import { compileOptions } from './compile-options.ts';
import { filesIn, type Program } from './program.ts';

/**
 * Returns the files that are served unchanged: those of `public/` without drafts' downloads, styles,
 * scripts and fonts, icons, and the images of talks.
 */
export function staticFiles(
  paths: ArchivePaths,
  program: Program,
  files: readonly ContentFile[],
  { talks }: Archive,
): CopiedOutput[] {
  const hidden = draftDownloads(files);
  return [
    ...icons(paths.public, sourceFolder),
    ...filesIn(paths.public).filter(({ file }) => !hidden.has(file)),
    ...filesIn(program.folder, compileOptions.build.assets),
    ...talks.flatMap(({ conference, body }) =>
      body.images.map((image) => {
        const file = `talks/${conference.id}/${image}`;
        return { file, from: join(paths.content, file) };
      }),
    ),
  ];
}

/** Returns the files of `public/` that belong only to drafts, which aren't published. */
function draftDownloads(files: readonly ContentFile[]): Set<string> {
  const downloadsOf = (draft: boolean) =>
    validFiles(files, 'talks')
      .filter(({ data }) => data.draft === draft)
      .flatMap(({ data }) => data.downloads.flatMap(({ file }) => file ?? []));
  const published = new Set(downloadsOf(false));
  return new Set(
    downloadsOf(true)
      .filter((file) => !published.has(file))
      .map((file) => `${siteFolders.downloads}/${file}`),
  );
}
