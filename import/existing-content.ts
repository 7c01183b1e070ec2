import { readFile } from 'node:fs/promises';
import { locate } from '../src/loader/content-folder.ts';
import { filesOf, readEntry, type ContentFile } from '../src/loader/entry.ts';
import type { Folder } from '../src/loader/archive-paths.ts';
import type { ImportRecord } from './import-record.ts';

/** The archive's content, without the files that an import wrote and nobody edited. */
export interface ExistingContent {
  /** Paths of all content files, imported ones included. */
  paths: ReadonlySet<string>;
  site?: { license: string; language: string } | undefined;
  conferences: ReturnType<typeof filesOf<'conferences'>>;
  topics: ReturnType<typeof filesOf<'topics'>>;
  speakers: ReturnType<typeof filesOf<'speakers'>>;
}

/** Reads the content of the archive to import into; talks and pages by their paths alone. */
export async function readExistingContent(
  folder: Folder,
  record: ImportRecord,
): Promise<ExistingContent> {
  const { located } = await locate(folder);
  const files: ContentFile[] = [];
  for (const { collection, id, path, file } of located) {
    if (collection === 'talks' || collection === 'pages') continue;
    const text = await readFile(path, 'utf8');
    if (!record.isUnedited(file, text)) files.push(readEntry(collection, id, file, text));
  }
  return {
    paths: new Set(located.map(({ file }) => file)),
    site: filesOf(files, 'site')[0]?.data,
    conferences: filesOf(files, 'conferences'),
    topics: filesOf(files, 'topics'),
    speakers: filesOf(files, 'speakers'),
  };
}
