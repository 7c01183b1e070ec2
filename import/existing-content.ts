import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listContent } from '../src/loader/content-folder.ts';
import { validFiles, readContentFile, type ContentFile } from '../src/loader/content-file.ts';
import type { Day } from '../src/archive/date.ts';
import type { TalkFields } from '../src/archive/fields.ts';
import type { ArchivePaths } from '../src/loader/archive-paths.ts';
import type { ImportRecord } from './import-record.ts';

/** The archive's content, except files of an earlier import that are unedited. */
export interface ExistingContent {
  /** Paths of all content files, imported ones included. */
  paths: ReadonlySet<string>;
  site?: { license: string; language: string; feedAuthority: string } | undefined;
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

/** A talk that isn't in the source anymore. */
export interface EarlierTalk {
  conferenceId: string;
  title: string;
  date: Day;
  text: TalkFields['text'];
}

/** Returns the talks that imports wrote to these files, as they are now. */
export async function readImportedTalks(
  root: string,
  paths: readonly string[],
): Promise<EarlierTalk[]> {
  const files: ContentFile[] = [];
  for (const path of paths) {
    const id = path.slice('content/talks/'.length, -'.md'.length);
    const text = await readFile(join(root, path), 'utf8').catch(() => undefined);
    if (text !== undefined) files.push(readContentFile('talks', id, path, text));
  }
  return validFiles(files, 'talks').map(({ id, data }) => ({
    conferenceId: id.split('/', 1)[0] ?? '',
    ...data,
  }));
}
