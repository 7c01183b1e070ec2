import type { ArchivePaths } from '../loader/archive-paths.ts';
import type { ContentCache } from '../loader/content-cache.ts';
import type { ContentFile } from '../loader/content-file.ts';
import { listContent, type ContentListing, type ListedFile } from '../loader/content-folder.ts';
import { sortFindings, type Finding } from '../loader/finding.ts';
import { inTime } from '../loader/time-limit.ts';
import { openContentCache } from './checked-file.ts';
import { rules } from './rules/index.ts';
import type { ArchiveContent } from './rules/rule.ts';

/** An archive's content. Its files are read, a few at once, when the iteration reaches them. */
export interface LazyContent extends Pick<ContentListing, 'images' | 'findings'> {
  files: Iterable<ContentFile>;
}

export interface CheckedArchive extends ArchiveContent {
  /** Of all files, sorted. */
  findings: Finding[];
}

export async function check(paths: ArchivePaths): Promise<CheckedArchive> {
  const { images, ...lazy } = await readContent(paths);
  const content = { paths, files: [...lazy.files], images };
  const findings = [...lazy.findings, ...(await findProblems(content))];
  return { ...content, findings: sortFindings(findings) };
}

/** Lists an archive's content, to be read file by file. */
export async function readContent(paths: ArchivePaths): Promise<LazyContent> {
  const { files, ...listing } = await listContent(paths);
  return { ...listing, files: readEach(files, openContentCache(paths)) };
}

/** Files that are read under one limit of time: each limit costs a thread. */
const atOnce = 25;

function* readEach(files: readonly ListedFile[], cache: ContentCache): Generator<ContentFile> {
  for (let from = 0; from < files.length; from += atOnce) {
    const some = files.slice(from, from + atOnce);
    const read = () => some.map((file) => cache.read(file));
    let contents: ContentFile[];
    try {
      contents = inTime(read);
    } catch {
      // Each by itself, so that the one that takes too long is named.
      contents = read();
    }
    yield* contents;
  }
  cache.save();
}

/** Returns the problems of single files and of the whole archive. The files needn't exist yet. */
export async function findProblems(content: ArchiveContent): Promise<Finding[]> {
  const findings = content.files.flatMap(({ source }) => source.findings);
  for (const rule of rules) findings.push(...(await rule(content)));
  return findings;
}
