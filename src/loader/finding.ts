import { by, thenBy } from '../archive/order.ts';

/** A problem at one place in an archive, and its fix. */
export interface Finding {
  /** Relative to the archive, with slashes. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  severity: 'error' | 'warning';
  message: string;
  /** A heading of docs/rules.md. */
  rule: string;
  /** Fields that `--fix` writes, if that is the only fix. */
  set?: { [field: string]: string };
  /** Of the link at that place: its target, and what `--fix` writes instead. */
  target?: [from: string, to: string];
  /** Of the value at that place: what `--fix` writes instead. */
  value?: string;
  /** Further files with the same problem, which `--fix` fixes, too. */
  others?: string[];
}

/** Returns a finding in the form of a compiler's. @example 'content/site.yaml:1:1: error: title is missing [missing-field]' */
export function findingLine(finding: Finding): string {
  const { file, line, column, severity, message, rule } = finding;
  return printable(`${file}:${line}:${column}: ${severity}: ${message} [${rule}]`);
}

/** How many warnings of one rule are printed. */
const maxAlike = 20;

/** Returns findings as they are printed: of many warnings of one rule the first, and how many more. */
export function findingLines(findings: readonly Finding[]): string[] {
  const alike = new Map<string, number>();
  const shown = findings.filter(({ severity, rule }) => {
    if (severity === 'error') return true;
    alike.set(rule, (alike.get(rule) ?? 0) + 1);
    return alike.get(rule)! <= maxAlike;
  });
  const hidden = [...alike].flatMap(([rule, count]) =>
    count > maxAlike
      ? `and ${plural(count - maxAlike, 'more warning')} [${rule}]; npm run check -- --all prints all`
      : [],
  );
  return [...shown.map(findingLine), ...hidden];
}

/** Escapes the control and direction characters of a text, for terminals. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

/** Returns findings by file, line and column. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(inOrder);
}

const inOrder = thenBy<Finding>(
  by(({ file }) => file),
  (a, b) => a.line - b.line,
  (a, b) => a.column - b.column,
  by(({ message }) => message),
);

/** @example '2 errors, 1 warning' */
export function countFindings(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  return [plural(errors, 'error'), ...(warnings ? [plural(warnings, 'warning')] : [])].join(', ');
}

/** @example '1 error' */
export function plural(count: number, word: string) {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** Stops a command. The message has one finding on each line. */
export class Refusal extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[], ending = '') {
    super(sortFindings(findings).map(findingLine).join('\n') + ending);
    this.findings = findings;
    this.name = 'Refusal';
    // Astro's commands print it below the message, and the problem isn't in our code.
    this.stack = '';
  }
}
