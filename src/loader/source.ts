import { LineCounter, isCollection, isMap, isNode, isScalar, isSeq, type Document } from 'yaml';
import type { Finding } from './finding.ts';
import { noFrontmatter } from './no-frontmatter.ts';
import { parseYaml } from './yaml-bounds.ts';
import { cutShort, unusualSpaces, yamlProblem, yamlProblems } from './yaml-problem.ts';

/** From 1. */
export interface Place {
  line: number;
  column: number;
}

/** A parsed content file, with the place of everything in its frontmatter. */
export interface Source {
  /** Relative to the archive, with slashes. */
  file: string;
  /** The parsed frontmatter; undefined if it is invalid. */
  data: unknown;
  body: string;
  /** The number of lines above the body. */
  linesAbove: number;
  findings: Finding[];
  /** Returns the place of a field's value or key; if there is none, of the nearest parent. */
  place(path: readonly PropertyKey[], at?: 'key' | 'value'): Place;
  /** Returns a value as it is written; undefined if it has several lines. */
  written(path: readonly PropertyKey[]): string | undefined;
}

export const start: Place = { line: 1, column: 1 };

/** Returns the place of an offset in a text. */
export function placeAt(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}

/** Reads a Markdown file: frontmatter between two lines of `---`, then the body. */
export function readMarkdown(file: string, text: string): Source {
  const conflict = conflictIn(text);
  if (conflict >= 0) {
    const message =
      'git could not merge this file; choose one side of each <<<<<<< and delete the marks';
    return unreadSource(file, message, 'merge-conflict', placeAt(text, conflict));
  }
  const unmarked = text.replace(/^\uFEFF/, '');
  // No line feed at all: the file has the line endings of old Macs.
  const clean = unmarked.includes('\n') ? unmarked : withLineFeeds(unmarked);
  const opening = clean.match(/^---[ \t]*\r?\n/)?.[0];
  const closing = opening && closingLine(clean, opening.length);
  if (!opening || !closing) {
    return unreadSource(file, ...noFrontmatter(clean, opening !== undefined));
  }
  // The line of `---` is above the YAML.
  const source = readYaml(file, clean.slice(opening.length, closing.from), 1);
  const above = clean.slice(0, closing.to);
  // The same text has the same digest and length with any line endings.
  const body = withLineFeeds(clean.slice(closing.to));
  return { ...source, body, linesAbove: above.split('\n').length - 1 };
}

/** Returns a text whose lines all end in a line feed. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** Returns the offset of the first mark of a merge; -1 if there is none outside of code. */
function conflictIn(text: string): number {
  if (!text.includes('<<<<<<< ') || !text.includes('>>>>>>> ')) return -1;
  const prose = text.replace(/^ {0,3}(`{3,}(?!`)|~{3,}(?!~))[^]*?^ {0,3}\1/gm, (code) =>
    ' '.repeat(code.length),
  );
  return /^={7}\r?$/m.test(prose) && /^>{7} /m.test(prose) ? prose.search(/^<{7} /m) : -1;
}

/**
 * Reads YAML 1.2, whose core schema parses dates as text.
 * @param linesBefore lines of the file above the YAML
 */
export function readYaml(file: string, text: string, linesBefore = 0): Source {
  const lines = new LineCounter();
  const document = parseYaml(text, lines);
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: line + linesBefore, column: col };
  };
  const problems = document.errors.length ? yamlProblems(document, text) : unusualSpaces(text);
  const end = text.search(/^\.\.\.[ \t]*\r?$/m);
  if (end >= 0 && !problems.length) problems.push(yamlProblem('MULTIPLE_DOCS', '', end, text));
  const data = problems.length ? undefined : plain(document);
  if (data === undefined && !problems.length)
    problems.push({ at: 0, message: 'this can’t be read; write values out', rule: 'yaml' });
  // The first problem of a line often causes others.
  const seen = new Set<number>();
  const findings = [...problems, ...cutShort(document, text)].flatMap(({ at, message, rule }) => {
    const place = placeOf(at);
    return seen.has(place.line) ? [] : (seen.add(place.line), [error(file, place, message, rule)]);
  });
  return {
    file,
    data,
    body: '',
    linesAbove: 0,
    findings,
    place: (path, at = 'value') => placeOf(offsetOf(document, path, at)),
    written: (path) => {
      const node = nodeAt(document, path);
      if (isScalar(node)) return node.source;
      const [from = 0, to = 0] = (isCollection(node) && node.flow && node.range) || [];
      return text.slice(from, to) || undefined;
    },
  };
}

/** Returns a source with nothing but a finding. */
export function unreadSource(file: string, message: string, rule: string, place = start): Source {
  const findings = [error(file, place, message, rule)];
  return { ...readYaml(file, ''), data: undefined, findings };
}

/** Returns a finding that stops the build. */
export function error(
  file: string,
  { line, column }: Place,
  message: string,
  rule: string,
): Finding {
  return { file, line, column, severity: 'error', message, rule };
}

/** Returns a finding that doesn't stop the build. */
export function warning(...finding: Parameters<typeof error>): Finding {
  return { ...error(...finding), severity: 'warning' };
}

/** @returns undefined if there is an alias, or a merge of something other than a mapping */
function plain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 }) ?? {};
  } catch {
    return undefined;
  }
}

/** Returns the offsets of the `---` line that ends the frontmatter. */
function closingLine(text: string, from: number): { from: number; to: number } | undefined {
  const line = /^---[ \t]*(?:\r?\n|$(?![\s\S]))/gm;
  line.lastIndex = from;
  const match = line.exec(text);
  return match ? { from: match.index, to: match.index + match[0].length } : undefined;
}

/** Returns the node of a value. A single item has the place of its list. */
function nodeAt(document: Document, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (node, key) =>
      isCollection(node) && (isSeq(node) || typeof key !== 'number') ? node.get(key, true) : node,
    document.contents,
  );
}

function offsetOf(document: Document, path: readonly PropertyKey[], at: 'key' | 'value'): number {
  if (at === 'key') {
    const parent = nodeAt(document, path.slice(0, -1));
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => String(key) === String(path.at(-1)))
      : undefined;
    if (isNode(pair?.key) && pair.key.range) return pair.key.range[0];
  }
  for (let length = path.length; length > 0; length--) {
    const node = nodeAt(document, path.slice(0, length));
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}
