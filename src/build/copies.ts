import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Archive } from '../archive/archive.ts';
import { sourceFolder } from '../loader/code-digest.ts';
import { validFiles, type ContentFile } from '../loader/content-file.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { icons } from '../outputs/icons.ts';
import type { CopiedOutput } from '../outputs/output.ts';
import { assetsFolder, assetsOf, type Program } from './program.ts';

/**
 * What is served as it is: the files of `public/` but those that only drafts name, styles, scripts
 * and fonts, icons, and the images that talks show.
 */
export function copies(
  folder: ArchivePaths,
  program: Program,
  files: readonly ContentFile[],
  { talks }: Archive,
): CopiedOutput[] {
  const unseen = draftDownloads(files);
  const kept = below(folder.public).filter(({ file }) => !unseen.has(file));
  const images = talks.flatMap(({ conference, body }) =>
    body.images.map((image) => {
      const file = `talks/${conference.id}/${image}`;
      return { file, from: join(folder.content, file) };
    }),
  );
  return [
    ...icons(folder.public, sourceFolder),
    ...kept,
    ...below(assetsOf(program)).map((asset) => ({
      ...asset,
      file: `${assetsFolder}/${asset.file}`,
    })),
    ...images,
  ];
}

/** Every file below a folder; links are not followed. */
function below(folder: string): CopiedOutput[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((from) => ({ file: relative(folder, from).split(sep).join('/'), from }));
}

/** The files of `public/` that only drafts name: like all of a draft, they stay unseen. */
function draftDownloads(files: readonly ContentFile[]): Set<string> {
  const of = (draft: boolean) =>
    validFiles(files, 'talks')
      .filter(({ data }) => data.draft === draft)
      .flatMap(({ data }) => data.downloads.flatMap(({ file }) => file ?? []));
  const published = new Set(of(false));
  return new Set(
    of(true)
      .filter((file) => !published.has(file))
      .map((file) => `downloads/${file}`),
  );
}
