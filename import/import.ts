import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../src/archive/date.ts';
import { replaceFile } from '../src/loader/replace-file.ts';
import type { ArchivePaths } from '../src/loader/archive-paths.ts';
import { contentFiles, contentTodos, type Settings } from '../src/starter/content-files.ts';
import { by, thenBy } from '../src/archive/order.ts';
import { conferenceFiles } from './conference-files.ts';
import { readExistingContent, readImportedTalks } from './existing-content.ts';
import { writeFiles } from './file-writer.ts';
import { ImportRecord, partialFile } from './import-record.ts';
import type { ImportedConference, ImportedTalk, Reader, UnreadItem } from './imported-item.ts';
import { arrivalIn, pace } from './pace.ts';
import type { Progress } from './progress.ts';
import { reportLines, type ImportReport } from './report.ts';
import { namedPeople, speakerFiles } from './speaker-files.ts';
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
  /** The day on which new talks come into an archive that has others; undefined leaves it out. */
  added?: Day | undefined;
  /** Is called with what subscribers will get, before anything is written. */
  announce?: (sentence: string) => void;
}

/**
 * Imports what a reader yields into an archive. The same source results in the same bytes, however
 * often it is run or interrupted; files that someone wrote or edited aren't overwritten.
 */
export async function importInto(
  reader: Reader,
  {
    format,
    paths,
    every = 1,
    dryRun = false,
    looksFor,
    license,
    progress,
    added,
    announce,
  }: ImportOptions,
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
  const fileOf = (path: string) => readText(join(paths.root, path));
  const talkPathsByTalk = talkPaths(unrepeated, record, fileOf);
  // A feed has only the latest posts, and a sample not all talks.
  const current = new Set(selected.map(({ talk }) => talkPathsByTalk.get(talk)));
  const others = [...record.talkPaths()].filter((path) => !current.has(path));
  const earlierTalks = await readImportedTalks(paths.root, others);

  const isEarlier = (talk: ImportedTalk) => record.has(talkPathsByTalk.get(talk) ?? '');
  for (const talk of talks.filter(isEarlier))
    talk.fields.added ??= fileOf(talkPathsByTalk.get(talk) ?? '')?.match(addedLine)?.[1];
  const newTalks = talks.filter((talk) => !isEarlier(talk));
  const isOther = (path: string) => path.startsWith('content/talks/') && !record.has(path);
  const days = newTalks.length
    ? [...existing.paths].filter(isOther).flatMap((path) => arrivalIn(fileOf(path)) ?? [])
    : [];
  const subscribers = pace(newTalks, days, added);
  if (subscribers) announce?.(subscribers);

  const languages = [...Map.groupBy(talks, ({ fields }) => fields.language ?? 'en')];
  const mainLanguage = languages.sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? 'en';
  const settings: Settings = {
    title: 'Our talks',
    url: 'https://archive.example/',
    language: mainLanguage,
    license,
    feedAuthority: `archive.example,${yearOfLatest(talks)}`,
    ...source.site,
  };
  const site = existing.site ?? settings;

  const conferences = conferenceFiles(
    talks,
    source.conferences,
    existing.conferences,
    earlierTalks,
  );
  const topics = topicFiles(talks, existing.topics, source.topics);
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

  const initialFiles = contentFiles(settings);
  for (const path of initialFiles.keys())
    if (existing.paths.has(path) && !record.has(path)) initialFiles.delete(path);
  const files = new Map<string, string | Uint8Array>([
    ...initialFiles,
    ...conferences.files,
    ...topics.files,
    ...speakers.files,
  ]);
  for (const { path, content } of filesOfTalks) if (path && content) files.set(path, content);
  for (const { images = [], talk } of filesOfTalks) {
    for (const { path, bytes } of images) files.set(path, bytes);
    for (const [path, bytes] of talk.files ?? []) files.set(path, bytes);
  }
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
  const report: ImportReport = {
    unread: source.unread,
    skipped: source.skipped,
    missing: source.talks.length ? undefined : looksFor,
    talks: filesOfTalks.map(({ talk: { place, warnings, unused }, path, reason }) => {
      return { place, warnings, unused, path, reason };
    }),
    ...result,
    warnings: [...conferences.warnings, ...topics.warnings, ...speakers.warnings],
    todos: files.size && initialFiles.size ? contentTodos : [],
    dryRun,
  };
  if (dryRun || !talks.length) return report;
  const file = `.aftertalk/report-${format}.txt`;
  const text = [...reportLines(report, true), ''].join('\n');
  if (fileOf(file) !== text) replaceFile(join(paths.root, file), text, partialFile(paths.root));
  return { ...report, file };
}

function yearOfLatest(talks: readonly ImportedTalk[]): string {
  const dates = talks.map(({ fields }) => fields.date ?? '').concat('2000');
  return dates.sort().at(-1)?.slice(0, 4) ?? '';
}

/** The day that an earlier import wrote, which stays. */
const addedLine = /^added: (\d{4}-\d\d-\d\d)$/m;

/** Reads a file of the archive, synchronously because few imports need it. */
function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Sorts the talks, so that a folder and an archive of it are imported alike. */
async function readAll(reader: Reader, progress: Progress) {
  const talks: ImportedTalk[] = [];
  const conferences: ImportedConference[] = [];
  const topics = new Map<string, string>();
  let site: Partial<Settings> = {};
  const unread: UnreadItem[] = [];
  const skipped = new Map<string, string[]>();
  const skip = (what: string, place = '') => {
    const places = skipped.get(what);
    if (places) places.push(place);
    else skipped.set(what, [place]);
  };
  for await (const item of reader((share) => progress.reading(talks.length, share))) {
    if (item.kind === 'talk') {
      item.fields.speakers = namedPeople(item.fields.speakers, item.warnings);
      talks.push(item);
    } else if (item.kind === 'conference') conferences.push(item);
    else if (item.kind === 'topic') topics.set(item.id, item.name);
    else if (item.kind === 'site') site = { ...site, ...item.fields };
    else if (item.kind === 'skipped') skip(item.what, item.place);
    else unread.push(item);
  }
  const order = thenBy<ImportedTalk>(
    by(({ place }) => place),
    by(({ fileName }) => fileName),
  );
  return { talks: talks.sort(order), conferences, topics, site, unread, skipped, skip };
}
