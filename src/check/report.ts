import { relative } from 'node:path';
import {
  countFindings,
  findingLine,
  findingLines,
  printable,
  type Finding,
} from '../loader/finding.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';

export const formats = ['text', 'json', 'github'] as const;
export type Format = (typeof formats)[number];

/**
 * Returns findings as they are printed, with their count.
 * @param all also of many like warnings, as other programs get them
 */
export function report(
  findings: readonly Finding[],
  format: Format,
  paths: ArchivePaths,
  all = false,
): string {
  if (format === 'json') return JSON.stringify(findings.map(plain), null, 2);
  const line = format === 'github' ? annotation(paths) : findingLine;
  const lines = format === 'text' && !all ? findingLines(findings) : findings.map(line);
  return [...lines, countFindings(findings)].join('\n');
}

/** Returns a finding's printed properties, in a fixed order. */
function plain({ file, line, column, severity, message, rule }: Finding) {
  return { file, line, column, severity, message, rule };
}

/** Formats findings as workflow commands, which GitHub shows next to their lines. Paths start at the repository's root. */
function annotation({ root }: ArchivePaths) {
  const folder = relative(process.cwd(), root).replaceAll('\\', '/');
  const prefix = folder && !folder.startsWith('..') ? `${folder}/` : '';
  return ({ file, line, column, severity, message, rule }: Finding) =>
    `::${severity} file=${property(prefix + file)},line=${line},col=${column},title=${property(rule)}::${data(message)}`;
}

function data(text: string): string {
  return printable(text).replace(/%/g, '%25');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
