/** What is wrong at one place of an archive, and how to mend it. */
export interface Finding {
  /** Relative to the archive, with slashes. */
  file: string;
  /** From 1, as is the column. */
  line: number;
  column: number;
  severity: 'error' | 'warning';
  message: string;
  /** docs/rules.md explains it under this name. */
  rule: string;
  /** Fields to write, where that is the only mend: `--fix` does. */
  set?: { [field: string]: string };
}

/** As compilers say it. @example 'content/site.yaml:1:1: error: title is missing [missing-field]' */
export function findingLine(finding: Finding): string {
  const { file, line, column, severity, message, rule } = finding;
  return printable(`${file}:${line}:${column}: ${severity}: ${message} [${rule}]`);
}

/** A text that does nothing to a terminal: control and direction characters by their numbers. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

/** By file, line and column. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line ||
      a.column - b.column ||
      (a.message < b.message ? -1 : 1),
  );
}

/** @example '2 errors, 1 warning' */
export function countFindings(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  return [plural(errors, 'error'), ...(warnings ? [plural(warnings, 'warning')] : [])].join(', ');
}

function plural(count: number, word: string) {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** What refuses a build: findings, each on its line. */
export class Refusal extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[], ending = '') {
    super(sortFindings(findings).map(findingLine).join('\n') + ending);
    this.findings = findings;
    this.name = 'Refusal';
  }
}
