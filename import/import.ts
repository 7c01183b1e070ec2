import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchivePaths } from '../src/loader/archive-paths.ts';
import { contentFiles, contentTodos } from '../src/starter/content-files.ts';
import { by, thenBy } from '../src/archive/order.ts';
import { conferenceFiles } from './conference-files.ts';
import { readExistingContent, readImportedTalks } from './existing-content.ts';
import { writeFiles } from './file-writer.ts';
import { ImportRecord } from './import-record.ts';
import type { ImportedConference, ImportedTalk, Reader, UnreadItem } from './imported-item.ts';
import type { Progress } from './progress.ts';
import type { ImportReport } from './report.ts';
import { speakerFiles } from './speaker-files.ts';
import { talkFiles } from './talk-files.ts';
import { keyedTalks, talkPaths } from './talk-paths.ts';
import { topicFiles } from './topic-files.ts';

export interface ImportOptions {
  /** The name of the format; the archive has one import record for each. */
  format: string;
  paths: ArchivePaths;
  /** Imports each nth talk, ordered by place, starting with the first. */
  every?: number | undefined;
  dryRun?: boolean | undefined;
  /** What the format looks for in a source, for the report if there is none. */
  looksFor: string;
  /** The license of the source's texts, for a new archive's site.yaml. */
  license: string;
  progress: Progress;
}

/**
 * Imports what a reader yields into an archive. The same source results in the same bytes, however
 * often it is run or interrupted; files that someone wrote or edited aren't overwritten.
 */
export async function importInto(
  reader: Reader,
  { format, paths, every = 1, dryRun = false, looksFor, license, progress }: ImportOptions,
): Promise<ImportReport> {
  const record = await new ImportRecord(paths.root, format).read();
  const existing = await readExistingContent(paths, record);
  const source = await readAll(reader, progress);
  if (every > 1)
    for (let index = Math.ceil(source.talks.length / every); index < source.talks.length; index++)
      source.skip('talks (--every)');
  const keyed = keyedTalks(source.talks);
  const selected = keyed.filter((_, index) => index % every === 0);
  const talks = selected.flatMap(({ talk, repeats }) => (repeats === undefined ? talk : []));
  // From all talks, so that a sample's paths are those of the whole.
  const unrepeated = keyed.filter(({ repeats }) => repeats === undefined);
  const talkPathsByTalk = talkPaths(unrepeated, record, (path) => readText(join(paths.root, path)));
  // A feed has only the latest posts, and a sample not all talks.
  const current = new Set(selected.map(({ talk }) => talkPathsByTalk.get(talk)));
  const others = [...record.talkPaths()].filter((path) => !current.has(path));
  const earlierTalks = await readImportedTalks(paths.root, others);

  const languages = [...Map.groupBy(talks, ({ fields }) => fields.language ?? 'en')];
  const mainLanguage = languages.sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? 'en';
  const site = existing.site ?? { license, language: mainLanguage };

  const conferences = conferenceFiles(
    talks,
    source.conferences,
    existing.conferences,
    earlierTalks,
  );
  const topics = topicFiles(talks, existing.topics);
  const speakers = speakerFiles(talks, existing.speakers);
  const filesOfTalks = talkFiles(
    selected,
    talkPathsByTalk,
    record,
    earlierTalks,
    conferences,
    topics,
    site,
  );

  const dates = talks.map(({ fields }) => fields.date ?? '').concat('2000');
  const latestYear = dates.sort().at(-1)?.slice(0, 4) ?? '';
  const initialFiles = contentFiles({
    title: 'Our talks',
    description: 'The talks of our conferences, with their slides and recordings.',
    url: 'https://archive.example/',
    language: site.language,
    license: site.license,
    feedAuthority: `archive.example,${latestYear}`,
  });
  for (const path of initialFiles.keys())
    if (existing.paths.has(path) && !record.has(path)) initialFiles.delete(path);
  const files = new Map<string, string | Uint8Array>([
    ...initialFiles,
    ...conferences.files,
    ...topics.files,
    ...speakers.files,
  ]);
  for (const { path, content } of filesOfTalks) if (path && content) files.set(path, content);
  for (const { images = [] } of filesOfTalks)
    for (const { path, bytes } of images) files.set(path, bytes);
  const keys = new Map(
    filesOfTalks.flatMap(({ key, path }) => (path ? [[key, path] as const] : [])),
  );
  const result = await writeFiles(
    paths.root,
    files,
    keys,
    record,
    dryRun || !talks.length,
    progress,
  );
  return {
    unread: source.unread,
    skipped: source.skipped,
    missing: source.talks.length ? undefined : looksFor,
    talkFiles: filesOfTalks,
    ...result,
    warnings: [...conferences.warnings, ...topics.warnings, ...speakers.warnings],
    todos: files.size && initialFiles.size ? contentTodos : [],
    dryRun,
  };
}

/** Reads a file of the archive, synchronously because few imports need it. */
function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Sorts the talks, so that a folder and an archive of it are imported alike. */
async function readAll(reader: Reader, progress: Progress) {
  const talks: ImportedTalk[] = [];
  const conferences: ImportedConference[] = [];
  const unread: UnreadItem[] = [];
  const skipped = new Map<string, string[]>();
  const skip = (what: string, place = '') => {
    const places = skipped.get(what);
    if (places) places.push(place);
    else skipped.set(what, [place]);
  };
  for await (const item of reader((share) => progress.reading(talks.length, share))) {
    if (item.kind === 'talk') talks.push(item);
    else if (item.kind === 'conference') conferences.push(item);
    else if (item.kind === 'skipped') skip(item.what, item.place);
    else unread.push(item);
  }
  const order = thenBy<ImportedTalk>(
    by(({ place }) => place),
    by(({ fileName }) => fileName),
  );
  return { talks: talks.sort(order), conferences, unread, skipped, skip };
}
