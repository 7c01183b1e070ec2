import { readFile } from 'node:fs/promises';
import { locate } from '../src/loader/content-folder.ts';
import { filesOf, readEntry, type ContentFile } from '../src/loader/entry.ts';
import type { Folder } from '../src/loader/archive-paths.ts';
import type { Written } from './import-record.ts';

/** What an archive holds already that no import wrote, or that somebody has changed since. */
export interface Existing {
  /** Every path there is, relative to the archive, whoever wrote it. */
  paths: ReadonlySet<string>;
  site?: { license: string; language: string } | undefined;
  conferences: ReturnType<typeof filesOf<'conferences'>>;
  topics: ReturnType<typeof filesOf<'topics'>>;
  speakers: ReturnType<typeof filesOf<'speakers'>>;
}

/** Reads an archive that something is to be brought into. */
export async function existing(folder: Folder, written: Written): Promise<Existing> {
  const { located } = await locate(folder);
  const files: ContentFile[] = [];
  for (const { collection, id, path, file } of located) {
    if (collection === 'talks' || collection === 'pages') continue;
    const text = await readFile(path, 'utf8');
    if (!written.isOurs(file, text)) files.push(readEntry(collection, id, file, text));
  }
  return {
    paths: new Set(located.map(({ file }) => file)),
    site: filesOf(files, 'site')[0]?.data,
    conferences: filesOf(files, 'conferences'),
    topics: filesOf(files, 'topics'),
    speakers: filesOf(files, 'speakers'),
  };
}
