import type { WriteResult } from './file-writer.ts';
import type { UnreadItem } from './imported-item.ts';
import type { TalkFile } from './talk-files.ts';

/** What happened to everything in the source. */
export interface ImportReport extends WriteResult {
  talkFiles: readonly TalkFile[];
  unread: readonly UnreadItem[];
  /** What isn't a talk, or was excluded by --every or --only: kind → number. */
  skipped: ReadonlyMap<string, number>;
  /** What was looked for, if the source has no talk. */
  missing: string | undefined;
  /** What a person should review, besides the warnings of each talk. */
  warnings: readonly string[];
  /** What to change in the files of a new archive. */
  todos: readonly string[];
  dryRun: boolean;
}

/**
 * Returns the lines of a report: what wasn't imported or needs a review, each with its place, then
 * the counts, which add up: read = written + unchanged + left alone + not imported + skipped.
 */
export function reportLines(report: ImportReport): string[] {
  const { talkFiles, unread, skipped, missing, leftAlone, warnings, dryRun, todos } = report;
  const { read, ...counts } = countItems(report);
  return [
    ...section('Not imported', [
      ...unread.map(({ place, reason }) => `${place}: ${reason}`),
      ...talkFiles.flatMap(({ talk, reason }) => (reason ? [`${talk.place}: ${reason}`] : [])),
    ]),
    ...section('To review', [
      ...warnings,
      ...talkFiles.flatMap(({ talk }) =>
        talk.warnings.map((warning) => `${talk.place}: ${warning}`),
      ),
    ]),
    ...section(
      'Left alone',
      leftAlone.map(({ path, reason }) => `${path}: ${reason}`),
    ),
    ...section(
      'Skipped',
      [...skipped].sort().map(([what, count]) => `${count} ${what}`),
    ),
    ...section('Change before you publish', todos),
    ...(missing ? [`No talk was found; an import looks for ${missing}`] : []),
    [
      `${read} items read: ${counts.written} ${dryRun ? 'would be written' : 'written'}`,
      `${counts.unchanged} unchanged`,
      `${counts.leftAlone} left alone`,
      `${counts.notImported} not imported`,
      ...(counts.skipped ? [`${counts.skipped} skipped`] : []),
    ].join(', '),
  ];
}

/** Whether every talk of the source is in the archive. */
export function isComplete(report: ImportReport): boolean {
  return !report.missing && countTalks(report).notImported === 0;
}

/** Counts everything in the source by what happened to it. */
export function countItems(report: ImportReport) {
  const counts = countTalks(report);
  const skipped = [...report.skipped.values()].reduce((sum, count) => sum + count, 0);
  const read = report.talkFiles.length + report.unread.length + skipped;
  return { read, ...counts, skipped };
}

/** Counts the talks by what happened to them. */
export function countTalks({ talkFiles, unread, created, updated, leftAlone }: ImportReport) {
  const writtenPaths = new Set([...created, ...updated]);
  const leftAlonePaths = new Set(leftAlone.map(({ path }) => path));
  const paths = talkFiles.flatMap(({ path }) => path ?? []);
  const written = paths.filter((path) => writtenPaths.has(path)).length;
  const left = paths.filter((path) => leftAlonePaths.has(path)).length;
  return {
    written,
    unchanged: paths.length - written - left,
    leftAlone: left,
    notImported: unread.length + talkFiles.filter(({ reason }) => reason).length,
  };
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length ? [`${title}:`, ...lines.map((line) => `  ${line}`), ''] : [];
}
