import type { Archive } from '../archive/archive.ts';
import { emptyBody } from '../archive/model.ts';
import { by } from '../archive/order.ts';
import type { Site } from '../archive/site.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { readContentFile, type ContentFile } from '../loader/content-file.ts';
import { contentId } from '../loader/content-id.ts';
import { loadArchive } from '../loader/load-archive.ts';
import { readSite } from '../loader/site.ts';
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

/**
 * Loads the archive without rendering its texts.
 * @returns undefined if it has errors, which other rules report: they may hide addresses
 */
export function loadResolvable(
  paths: ArchivePaths,
  files: readonly ContentFile[],
): Archive | undefined {
  if (!hasHome(files) || !files.every(isResolvable)) return undefined;
  return loadUnrendered(paths, readSite(paths), files);
}

/** Whether there is a home page, which every archive has. */
export function hasHome(files: readonly ContentFile[]): boolean {
  return files.some(({ collection, id }) => collection === 'pages' && id === 'home');
}

/** Whether an archive can be made with a file: it has no errors, and names only files that exist. */
export function isResolvable(file: ContentFile, _: number, files: readonly ContentFile[]): boolean {
  if (!file.data || file.collection !== 'talks') return !!file.data;
  const ids = idsOf(files);
  const { topics } = file.data as ContentFile<'talks'>['data'] & object;
  const conference = `conferences/${file.id.split('/', 1)[0]}`;
  return [conference, ...topics.map((topic) => `topics/${topic}`)].every((id) => ids.has(id));
}

function idsOf(files: readonly ContentFile[]): ReadonlySet<string> {
  const known = ids.get(files) ?? new Set(files.map(({ collection, id }) => `${collection}/${id}`));
  ids.set(files, known);
  return known;
}

const ids = new WeakMap<readonly ContentFile[], ReadonlySet<string>>();
