import type { WriteResult } from './file-writer.ts';
import type { UnreadItem } from './imported-item.ts';
import type { TalkFile } from './talk-files.ts';

/** What happened to everything in the source. */
export interface ImportReport extends WriteResult {
  /** Talks in the source, readable or not. */
  read: number;
  /** Talks excluded by --every or --only. */
  skipped: number;
  talkFiles: readonly TalkFile[];
  unread: readonly UnreadItem[];
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
  const { talkFiles, unread, leftAlone, warnings, dryRun, todos } = report;
  const counts = countTalks(report);
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
    ...section('Change before you publish', todos),
    [
      `${report.read} talks read: ${counts.written} ${dryRun ? 'would be written' : 'written'}`,
      `${counts.unchanged} unchanged`,
      `${counts.leftAlone} left alone`,
      `${counts.notImported} not imported`,
      ...(report.skipped ? [`${report.skipped} skipped (--every, --only)`] : []),
    ].join(', '),
  ];
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
    notImported:
      unread.filter(({ talk }) => talk).length + talkFiles.filter(({ reason }) => reason).length,
  };
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length ? [`${title}:`, ...lines.map((line) => `  ${line}`), ''] : [];
}
