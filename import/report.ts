import { byText } from '../src/archive/order.ts';
import type { WriteResult } from './file-writer.ts';
import type { ImportedTalk, UnreadItem } from './imported-item.ts';
import type { TalkFile } from './talk-files.ts';

/** What happened to a talk, without its text: a catalog's texts would fill the memory of the check. */
type TalkResult = Pick<ImportedTalk, 'place' | 'warnings' | 'unused'> &
  Pick<TalkFile, 'path' | 'reason'>;

/** What happened to everything in the source. */
export interface ImportReport extends WriteResult {
  talks: readonly TalkResult[];
  unread: readonly UnreadItem[];
  /** What isn't a talk, or was excluded by --every or --only: kind → places, which may be ''. */
  skipped: ReadonlyMap<string, readonly string[]>;
  /** What was looked for, if the source has no talk. */
  missing: string | undefined;
  /** What a person should review, besides the warnings of each talk. */
  warnings: readonly string[];
  /** What to change in the files of a new archive. */
  todos: readonly string[];
  dryRun: boolean;
  /** Where the whole report was written, in the archive. */
  file?: string | undefined;
}

/** A line of a report about something in the source. */
interface Remark {
  place: string;
  text: string;
}

/**
 * Returns the lines of a report: what wasn't imported or needs a review, then the counts, which add up:
 * read = written + unchanged + left alone + not imported + skipped.
 * @param isWhole lists each of many similar remarks, which are one line otherwise, and only what the
 *   source determines: the same at each run
 */
export function reportLines(report: ImportReport, isWhole = false): string[] {
  const { talks, unread, skipped, missing, leftAlone, warnings, dryRun, todos } = report;
  const { read, ...counts } = countItems(report);
  const lines = (remarks: readonly Remark[]) =>
    isWhole ? remarks.map(remarkLine) : groupedLines(remarks);
  return [
    ...section(
      'Not imported',
      lines([
        ...unread.map(({ place, reason }) => ({ place, text: reason })),
        ...talks.flatMap(({ place, reason }) => (reason ? { place, text: reason } : [])),
      ]),
    ),
    ...section('To review', [
      ...groupedLines(
        warnings.map((text) => ({ place: '', text })),
        isWhole ? Infinity : fewSimilar,
      ),
      ...lines(talks.flatMap(({ place, warnings }) => warnings.map((text) => ({ place, text })))),
    ]),
    ...section('Not brought, because no field takes them', unusedFields(talks)),
    ...section(
      'Left alone',
      isWhole ? [] : lines(leftAlone.map(({ path, reason }) => ({ place: path, text: reason }))),
    ),
    ...section(
      'Skipped',
      [...skipped]
        .sort(([a], [b]) => byText(a, b))
        .map(([what, places]) => `${places.length} ${what}${listed(places, isWhole)}`),
    ),
    ...section('Change before you publish', isWhole ? [] : todos),
    ...(missing ? [`No talk was found; an import looks for ${missing}`] : []),
    isWhole
      ? `${read} items read`
      : [
          `${read} items read: ${counts.written} ${dryRun ? 'would be written' : 'written'}`,
          `${counts.unchanged} unchanged`,
          `${counts.leftAlone} left alone`,
          `${counts.notImported} not imported`,
          ...(counts.skipped ? [`${counts.skipped} skipped`] : []),
        ].join(', '),
  ];
}

/** So many similar remarks are listed one by one. */
const fewSimilar = 3;

function remarkLine({ place, text }: Remark): string {
  return place ? `${place}: ${text}` : text;
}

/** Makes one line of remarks that differ only by what they quote. */
function groupedLines(remarks: readonly Remark[], few = fewSimilar): string[] {
  const quoted = /"(?:[^"\\]|\\.)*"|\{[%{][^{}]*[%}]\}|<\w+>|\S+\.md\b|\S*\/\S+|\d+/g;
  const groups = Map.groupBy(remarks, ({ text }) => text.replaceAll(quoted, '…'));
  return [...groups].flatMap(([, [first, ...others]]) => {
    if (!first) return [];
    if (others.length < few) return [first, ...others].map(remarkLine);
    const examples = others.slice(0, 2).flatMap(({ place }) => place || []);
    const where = examples.length ? `, as ${examples.join(', ')}` : '';
    return `${remarkLine(first)} (and ${others.length} like it${where})`;
  });
}

/** @example ['difficulty (57)', 'level (3)'] */
function unusedFields(talks: readonly TalkResult[]): string[] {
  const counts = new Map<string, number>();
  for (const name of talks.flatMap(({ unused }) => unused ?? []))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].sort(([a, x], [b, y]) => y - x || byText(a, b));
  return names.length ? [names.map(([name, count]) => `${name} (${count})`).join(', ')] : [];
}

/** Returns what to do after an import, in order. @param archive as it was given */
export function nextSteps(report: ImportReport, archive: string, errors: number): string[] {
  const steps = [
    ...(isComplete(report)
      ? []
      : ['fix what is listed as not imported in the source, and run the import again']),
    ...(errors ? ['fix the errors above'] : []),
    ...(report.todos.length ? ['change what is listed above before you publish'] : []),
    `look at the result: ARCHIVE_DIR=${archive} npm run dev`,
    'commit the archive with its .aftertalk/, which later imports need; delete that when the move is complete',
  ];
  return ['', 'Next:', ...steps.map((step, index) => `  ${index + 1}. ${step}`)];
}

/** Whether every talk of the source is in the archive. */
export function isComplete(report: ImportReport): boolean {
  return !report.missing && countTalks(report).notImported === 0;
}
/** Counts everything in the source by what happened to it. */
export function countItems(report: ImportReport) {
  const counts = countTalks(report);
  const skipped = [...report.skipped.values()].reduce((sum, { length }) => sum + length, 0);
  const read = report.talks.length + report.unread.length + skipped;
  return { read, ...counts, skipped };
}

/** Counts the talks by what happened to them. */
export function countTalks({ talks, unread, created, updated, leftAlone }: ImportReport) {
  const writtenPaths = new Set([...created, ...updated]);
  const leftAlonePaths = new Set(leftAlone.map(({ path }) => path));
  const paths = talks.flatMap(({ path }) => path ?? []);
  const written = paths.filter((path) => writtenPaths.has(path)).length;
  const left = paths.filter((path) => leftAlonePaths.has(path)).length;
  return {
    written,
    unchanged: paths.length - written - left,
    leftAlone: left,
    notImported: unread.length + talks.filter(({ reason }) => reason).length,
  };
}

/** Lists a few places; those of many are only counted. */
function listed(places: readonly string[], isWhole: boolean): string {
  const named = places.filter(Boolean);
  return named.length && (isWhole || named.length <= 5) ? `: ${named.join(', ')}` : '';
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length ? [`${title}:`, ...lines.map((line) => `  ${line}`), ''] : [];
}
