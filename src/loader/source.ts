import { LineCounter, isMap, isNode, isScalar, visit, type Document } from 'yaml';
import type { Finding } from './finding.ts';
import { parseYaml } from './yaml-bounds.ts';
import { yamlProblem } from './yaml-problem.ts';

export interface Place {
  line: number;
  column: number;
}

/** A file of content, its frontmatter parsed with the place of everything in it. */
export interface Source {
  /** Relative to the archive, with slashes. */
  file: string;
  /** What the frontmatter says; nothing where it could not be read. */
  data: unknown;
  body: string;
  /** How many lines of the file stand above the body. */
  linesAbove: number;
  findings: Finding[];
  /** Line and column, from 1, of a field, of its key where asked, or of the nearest thing around it. */
  place(path: readonly PropertyKey[], at?: 'key' | 'value'): Place;
  /** A value as the author wrote it, where it is a single one. */
  written(path: readonly PropertyKey[]): string | undefined;
}

export const start: Place = { line: 1, column: 1 };

/** Reads a Markdown file: frontmatter between two lines of `---`, then the body. */
export function readMarkdown(file: string, text: string): Source {
  const clean = text.replace(/^\uFEFF/, '');
  const opening = clean.match(/^---[ \t]*\r?\n/)?.[0];
  const closing = opening && closingLine(clean, opening.length);
  if (!opening || !closing) {
    const nothing = { ...readYaml(file, ''), data: undefined };
    return { ...nothing, findings: [noFrontmatter(file, clean, opening !== undefined)] };
  }
  // The first line is `---`: positions in the frontmatter are one line further down.
  const source = readYaml(file, clean.slice(opening.length, closing.from), 1);
  const above = clean.slice(0, closing.to);
  // One kind of line end from here on: a text is the same, and as much, whoever saved it.
  const body = clean.slice(closing.to).replace(/\r\n?/g, '\n');
  return { ...source, body, linesAbove: above.split('\n').length - 1 };
}

/**
 * Reads YAML 1.2, whose core schema leaves dates as they are written. Anchors, aliases and tags are
 * refused: content is data, and an alias can grow without bound.
 * @param linesBefore lines of the file above the YAML
 */
export function readYaml(file: string, text: string, linesBefore = 0): Source {
  const lines = new LineCounter();
  const document = parseYaml(text, lines);
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: line + linesBefore, column: col };
  };
  const problems = document.errors.map(({ code, message, pos }) =>
    yamlProblem(code, message, pos[0], text),
  );
  const end = text.search(/^\.\.\.[ \t]*\r?$/m);
  if (end >= 0 && !problems.length) problems.push(yamlProblem('MULTIPLE_DOCS', '', end, text));
  const data = problems.length ? undefined : plain(document);
  if (data === undefined && !problems.length) problems.push(unreadable);
  // What follows from a first mistake misleads: one line has one problem.
  const seen = new Set<number>();
  const findings = [...problems, ...cutShort(document, text)].flatMap(({ at, message, rule }) => {
    const place = placeAt(at);
    return seen.has(place.line) ? [] : (seen.add(place.line), [error(file, place, message, rule)]);
  });
  return {
    file,
    data,
    body: '',
    linesAbove: 0,
    findings,
    place: (path, at = 'value') => placeAt(offsetOf(document, path, at)),
    written: (path) => {
      const node = document.getIn(path, true);
      return isScalar(node) ? node.source : undefined;
    },
  };
}

/** A finding that refuses the build. */
export function error(
  file: string,
  { line, column }: Place,
  message: string,
  rule: string,
): Finding {
  return { file, line, column, severity: 'error', message, rule };
}

/** A finding that does not. */
export function warning(...finding: Parameters<typeof error>): Finding {
  return { ...error(...finding), severity: 'warning' };
}

/** An alias, or a merge of something that is no mapping. */
const unreadable = { at: 0, message: 'this can’t be read; write values out', rule: 'yaml' };

function plain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 }) ?? {};
  } catch {
    return undefined;
  }
}

/** Where the line of `---` that ends the frontmatter begins and ends. */
function closingLine(text: string, from: number): { from: number; to: number } | undefined {
  const line = /^---[ \t]*(?:\r?\n|$(?![\s\S]))/gm;
  line.lastIndex = from;
  const match = line.exec(text);
  return match ? { from: match.index, to: match.index + match[0].length } : undefined;
}

function noFrontmatter(file: string, text: string, started: boolean): Finding {
  if (!text.trim())
    return error(file, start, 'the file is empty; write it, or remove it', 'empty-file');
  const message = started
    ? 'the frontmatter is not closed; write --- on a line of its own after it'
    : 'there is no frontmatter; start the file with a line of ---, the fields, and --- again';
  return error(file, start, message, 'frontmatter');
}

/** Unquoted values that YAML ends at ` #`. A comment after a date, number or id is meant as one. */
function cutShort(document: Document, text: string) {
  const found: { at: number; message: string; rule: string }[] = [];
  if (!/[ \t]#/.test(text)) return found;
  visit(document, {
    Scalar(_key, node) {
      const [from, to, end] = node.range ?? [0, 0, 0];
      if (node.type !== 'PLAIN' || from === to) return;
      const comment = text.slice(to, end).match(/^[ \t]+#[^\r\n]*/)?.[0];
      if (!comment || (/^[a-z0-9:.-]+$/.test(node.source ?? '') && /^\s+#\s/.test(comment))) return;
      const whole = JSON.stringify(text.slice(from, to) + comment.trimEnd());
      const message = `" #" begins a comment and cuts the value short; put it in quotes: ${whole}`;
      found.push({ at: to + comment.indexOf('#'), message, rule: 'yaml-comment' });
    },
  });
  return found;
}

function offsetOf(document: Document, path: readonly PropertyKey[], at: 'key' | 'value'): number {
  if (at === 'key') {
    const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => String(key) === String(path.at(-1)))
      : undefined;
    if (isNode(pair?.key) && pair.key.range) return pair.key.range[0];
  }
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}
