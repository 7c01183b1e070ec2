import { join } from 'node:path';
import type { Archive } from '../archive/archive.ts';
import { siteFolders } from '../archive/site.ts';
import { sourceFolder } from '../loader/code-digest.ts';
import { validFiles, type ContentFile } from '../loader/content-file.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { icons } from '../outputs/icons.ts';
import type { CopiedOutput } from '../outputs/output.ts';
import { filesIn, type Program } from './program.ts';

/**
 * Returns the files that are served unchanged: those of `public/` without downloads of drafts and
 * withdrawn talks, styles, scripts and fonts, icons, and the images of talks.
 */
export function staticFiles(
  paths: ArchivePaths,
  program: Program,
  files: readonly ContentFile[],
  { talks }: Archive,
): CopiedOutput[] {
  const hidden = hiddenDownloads(files);
  return [
    ...icons(paths.public, sourceFolder),
    ...filesIn(paths.public).filter(({ file }) => !hidden.has(file)),
    ...filesIn(program.folder, siteFolders.assets),
    ...talks.flatMap(({ conference, body }) =>
      body.images.map((image) => {
        const file = `talks/${conference.id}/${image}`;
        return { file, from: join(paths.content, file) };
      }),
    ),
  ];
}

/** Returns the files of `public/` that belong only to drafts and withdrawn talks. */
function hiddenDownloads(files: readonly ContentFile[]): Set<string> {
  const { hidden = [], shown = [] } = Object.groupBy(validFiles(files, 'talks'), ({ data }) =>
    data.draft || data.withdrawn ? 'hidden' : 'shown',
  );
  const downloadsOf = (talks: typeof shown) =>
    talks.flatMap(({ data }) => data.downloads.flatMap(({ file }) => file ?? []));
  const published = new Set(downloadsOf(shown));
  return new Set(
    downloadsOf(hidden)
      .filter((file) => !published.has(file))
      .map((file) => `${siteFolders.downloads}/${file}`),
  );
}
