import type { ArchivePaths } from '../src/loader/archive-paths.ts';
import { by, thenBy } from '../src/archive/order.ts';
import { conferencesOf } from './conferences.ts';
import { existing } from './existing.ts';
import type { Imported, ImportedConference, ImportedTalk, Unread } from './imported.ts';
import { newArchive, toChange } from './new-archive.ts';
import type { Progress } from './progress.ts';
import type { Report } from './report.ts';
import { speakersOf } from './speakers.ts';
import { fileTalks } from './talks.ts';
import { topicsOf } from './topics.ts';
import { write } from './write.ts';
import { Written } from './written.ts';

/** Reads a source that it knows; it tells how much of it (0 to 1) has been seen. */
export type Reader = (seen: (share: number) => void) => AsyncIterable<Imported>;

export interface ImportOptions {
  /** The name of the format, under which the archive remembers what was written. */
  format: string;
  folder: ArchivePaths;
  /** Take each nth talk in the order of their places, from the first. */
  every?: number | undefined;
  dryRun?: boolean | undefined;
  /** The license of the source's texts, for a new archive's site.yaml. */
  license: string;
  progress: Progress;
}

/**
 * Brings what a reader yields into an archive. The same source gives the same bytes, however often
 * it is run and wherever it was interrupted; a file that somebody wrote or changed is left alone.
 */
export async function importInto(
  reader: Reader,
  { format, folder, every = 1, dryRun = false, license, progress }: ImportOptions,
): Promise<Report> {
  const written = await new Written(folder.root, format).read();
  const own = await existing(folder, written);
  const read = await collect(reader, progress);
  const talks = read.talks.filter((_, index) => index % every === 0);

  const languages = [...Map.groupBy(talks, ({ fields }) => fields.language ?? 'en')];
  const usual = languages.sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? 'en';
  const site = own.site ?? { license, language: usual };

  const conferences = conferencesOf(talks, read.conferences, own.conferences);
  const topics = topicsOf(talks, own.topics);
  const filed = fileTalks(talks, conferences, topics, site);
  const speakers = speakersOf(talks, own.speakers);

  const latest = talks.reduce((last, { fields }) => maximum(last, fields.date ?? ''), '2000');
  const started = newArchive(site.license, site.language, latest.slice(0, 4));
  for (const path of started.keys())
    if (own.paths.has(path) && !written.wrote(path)) started.delete(path);
  const files = new Map<string, string | Uint8Array>([
    ...started,
    ...conferences.files,
    ...topics.files,
    ...speakers.files,
    ...filed.flatMap(({ path, text }) => (path && text ? [[path, text] as const] : [])),
    ...filed.flatMap(({ talk, path }) =>
      (path ? (talk.images ?? []) : []).map(
        ({ name, bytes }) => [`${path?.replace(/[^/]*$/, '')}${name}`, bytes] as const,
      ),
    ),
  ]);
  const result = await write(folder, files, written, dryRun, progress);
  return {
    read: read.talks.length + read.unread.filter(({ talk }) => talk).length,
    passedOver:
      read.talks.length - talks.length + read.unread.filter((item) => item.passedOver).length,
    filed,
    unread: read.unread.filter((item) => !item.passedOver),
    ...result,
    doubts: [...conferences.doubts, ...topics.doubts, ...speakers.doubts],
    toChange: started.size ? toChange : [],
    dryRun,
  };
}

async function collect(reader: Reader, progress: Progress) {
  const talks: ImportedTalk[] = [];
  const conferences: ImportedConference[] = [];
  const unread: Unread[] = [];
  const source = reader((share) => progress.reading(talks.length, share));
  for await (const item of source) {
    if (item.kind === 'talk') talks.push(item);
    else if (item.kind === 'conference') conferences.push(item);
    else unread.push(item);
  }
  // One order, whatever the order of the source: a folder and its archive give the same.
  const inOrder = thenBy<ImportedTalk>(
    by(({ place }) => place),
    by(({ name }) => name),
  );
  return { talks: talks.sort(inOrder), conferences, unread };
}

function maximum(a: string, b: string): string {
  return a > b ? a : b;
}
