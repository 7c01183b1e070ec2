import { readFile } from 'node:fs/promises';
import { listContent } from '../src/loader/content-folder.ts';
import { validFiles, readContentFile, type ContentFile } from '../src/loader/content-file.ts';
import type { ArchivePaths } from '../src/loader/archive-paths.ts';
import type { ImportRecord } from './import-record.ts';

/** The archive's content, without the files that an import wrote and nobody edited. */
export interface ExistingContent {
  /** Paths of all content files, imported ones included. */
  paths: ReadonlySet<string>;
  site?: { license: string; language: string } | undefined;
  conferences: ReturnType<typeof validFiles<'conferences'>>;
  topics: ReturnType<typeof validFiles<'topics'>>;
  speakers: ReturnType<typeof validFiles<'speakers'>>;
}

/** Reads the content of the archive to import into; talks and pages by their paths alone. */
export async function readExistingContent(
  paths: ArchivePaths,
  record: ImportRecord,
): Promise<ExistingContent> {
  const { files: listed } = await listContent(paths);
  const files: ContentFile[] = [];
  for (const { collection, id, path, file } of listed) {
    if (collection === 'talks' || collection === 'pages') continue;
    const text = await readFile(path, 'utf8');
    if (!record.isUnedited(file, text)) files.push(readContentFile(collection, id, file, text));
  }
  return {
    paths: new Set(listed.map(({ file }) => file)),
    site: validFiles(files, 'site')[0]?.data,
    conferences: validFiles(files, 'conferences'),
    topics: validFiles(files, 'topics'),
    speakers: validFiles(files, 'speakers'),
  };
}
