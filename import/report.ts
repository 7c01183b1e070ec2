import type { Unread } from './imported-item.ts';
import type { FiledTalk } from './talk-files.ts';
import type { WriteResult } from './file-writer.ts';

/** What became of everything that was read. */
export interface Report extends WriteResult {
  /** Talks in the source, readable or not. */
  read: number;
  /** Left out by --every or --only. */
  passedOver: number;
  filed: readonly FiledTalk[];
  unread: readonly Unread[];
  /** What a human should look at, over all talks. */
  doubts: readonly string[];
  toChange: readonly string[];
  dryRun: boolean;
}

/**
 * The report in lines: what was left out or is doubtful, each with its place, then the counts,
 * which add up: read = written + as before + left + not written + passed over.
 */
export function reportLines(report: Report): string[] {
  const { filed, unread, left, doubts, dryRun, toChange } = report;
  const counts = count(report);
  return [
    ...section('Not written', [
      ...unread.map(({ place, reason }) => `${place}: ${reason}`),
      ...filed.flatMap(({ talk, reason }) => (reason ? [`${talk.place}: ${reason}`] : [])),
    ]),
    ...section('To look at', [
      ...doubts,
      ...filed.flatMap(({ talk }) => talk.doubts.map((doubt) => `${talk.place}: ${doubt}`)),
    ]),
    ...section(
      'Left as they are',
      left.map(({ path, reason }) => `${path}: ${reason}`),
    ),
    ...section('Change before you publish', toChange),
    [
      `${report.read} talks read:`,
      `${counts.written} ${dryRun ? 'would be written' : 'written'},`,
      `${counts.unchanged} as before,`,
      `${counts.left} left as they are,`,
      `${counts.lost} not written`,
      ...(report.passedOver ? [`and ${report.passedOver} passed over, as asked`] : []),
    ].join(' '),
  ];
}

/** How many talks met which end. */
export function count({ filed, unread, created, updated, left }: Report) {
  const written = new Set([...created, ...updated]);
  const kept = new Set(left.map(({ path }) => path));
  const paths = filed.flatMap(({ path }) => path ?? []);
  const counts = {
    written: paths.filter((path) => written.has(path)).length,
    left: paths.filter((path) => kept.has(path)).length,
    lost: unread.filter(({ talk }) => talk).length + filed.filter(({ reason }) => reason).length,
  };
  return { ...counts, unchanged: paths.length - counts.written - counts.left };
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length ? [`${title}:`, ...lines.map((line) => `  ${line}`), ''] : [];
}
