import type { Archive } from '../archive/archive.ts';
import { emptyBody } from '../archive/model.ts';
import { by } from '../archive/order.ts';
import type { Site } from '../archive/site.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { readContentFile, type ContentFile } from '../loader/content-file.ts';
import { contentId } from '../loader/content-folder.ts';
import { loadArchive } from '../loader/load-archive.ts';
import type { BaseDiff } from './git-diff.ts';
import { readText } from './text.ts';

/** Returns the content before the change, from the former texts. */
export function filesBefore(files: readonly ContentFile[], base: BaseDiff): ContentFile[] {
  const unchanged = files.filter(({ source }) => !base.changes.has(source.file));
  const former = [...base.changes.values(), ...base.deletedFiles].flatMap(({ from, before }) => {
    const id = contentId(from?.replace(/^content\//, '') ?? '');
    if (!id || from === undefined || before === undefined) return [];
    const file = readContentFile(id.collection, id.id, from, before);
    return { ...file, outline: readText(file.source).outline };
  });
  return [...unchanged, ...former].sort(by(({ source }) => source.file));
}

/** Loads an archive without rendering its texts: their digests tell whether they changed. */
export function loadUnrendered(
  paths: ArchivePaths,
  site: Site,
  files: readonly ContentFile[],
): Archive {
  const textOf = ({ textDigest = '' }: ContentFile) => ({
    ...emptyBody,
    key: textDigest,
    html: textDigest,
  });
  return loadArchive(paths, site, files, textOf, false);
}
