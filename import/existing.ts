import { readFile } from 'node:fs/promises';
import { listContent } from '../src/loader/content-folder.ts';
import { validFiles, readContentFile, type ContentFile } from '../src/loader/content-file.ts';
import type { ArchivePaths } from '../src/loader/archive-paths.ts';
import type { Written } from './written.ts';

/** What an archive holds already that no import wrote, or that somebody has changed since. */
export interface Existing {
  /** Every path there is, relative to the archive, whoever wrote it. */
  paths: ReadonlySet<string>;
  site?: { license: string; language: string } | undefined;
  conferences: ReturnType<typeof validFiles<'conferences'>>;
  topics: ReturnType<typeof validFiles<'topics'>>;
  speakers: ReturnType<typeof validFiles<'speakers'>>;
}

/** Reads an archive that something is to be brought into. */
export async function existing(folder: ArchivePaths, written: Written): Promise<Existing> {
  const { files: listed } = await listContent(folder);
  const files: ContentFile[] = [];
  for (const { collection, id, path, file } of listed) {
    if (collection === 'talks' || collection === 'pages') continue;
    const text = await readFile(path, 'utf8');
    if (!written.isOurs(file, text)) files.push(readContentFile(collection, id, file, text));
  }
  return {
    paths: new Set(listed.map(({ file }) => file)),
    site: validFiles(files, 'site')[0]?.data,
    conferences: validFiles(files, 'conferences'),
    topics: validFiles(files, 'topics'),
    speakers: validFiles(files, 'speakers'),
  };
}
