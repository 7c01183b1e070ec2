import { LineCounter, parseDocument, isMap, isNode, type Document } from 'yaml';
import { controlCharacter } from '../archive/character.ts';
import type { Finding } from './finding.ts';

/** A file of content, its frontmatter parsed with the place of everything in it. */
export interface Source {
  /** Relative to the archive, with slashes. */
  file: string;
  /** What the frontmatter says; nothing where it could not be read. */
  data: unknown;
  body: string;
  findings: Finding[];
  /** Line and column, from 1, of a field, of its key where asked, or of the nearest thing around it. */
  place(path: readonly PropertyKey[], at?: 'key' | 'value'): { line: number; column: number };
}

/** Reads a Markdown file: frontmatter between two lines of `---`, then the body. */
export function readMarkdown(file: string, text: string): Source {
  const clean = text.replace(/^\uFEFF/, '');
  const match = clean.match(/^---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/m);
  if (!match || match.index !== 0) {
    const started = /^---[ \t]*\r?\n/.test(clean);
    const message = started
      ? 'the frontmatter is not closed; write --- on a line of its own after it'
      : 'there is no frontmatter; start the file with a line of ---, the fields, and --- again';
    const finding = error(file, { line: 1, column: 1 }, message, 'frontmatter');
    return { ...readYaml(file, ''), data: undefined, findings: [finding] };
  }
  // The first line is `---`: positions in the frontmatter are one line further down.
  return { ...readYaml(file, match[1] ?? '', 1), body: clean.slice(match[0].length) };
}

/**
 * Reads YAML 1.2, whose core schema leaves dates as they are written. Anchors, aliases and tags are
 * refused: content is data, and an alias can grow without bound.
 * @param linesBefore lines of the file above the YAML
 */
export function readYaml(file: string, text: string, linesBefore = 0): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: line + linesBefore, column: col };
  };
  const findings = document.errors.map(({ pos, message }) =>
    error(file, placeAt(pos[0]), `${message.split('\n', 1)[0]} (YAML)`, 'yaml'),
  );
  return {
    file,
    data: findings.length ? undefined : (document.toJS({ maxAliasCount: 0 }) ?? {}),
    body: '',
    findings,
    place: (path, at = 'value') => placeAt(offsetOf(document, path, at)),
  };
}

/** The first character of a body that pages and feeds have no way to carry. */
export function controlCharacters({ file, body }: Source, text: string): Finding[] {
  const { index } = controlCharacter.exec(body) ?? {};
  if (index === undefined) return [];
  const before = text.slice(0, text.length - body.length + index).split('\n');
  const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  const message = 'there is a control character here, which feeds have no way to carry; delete it';
  return [error(file, place, message, 'control-character')];
}

/** A finding that refuses the build. */
export function error(
  file: string,
  place: { line: number; column: number },
  message: string,
  rule: string,
): Finding {
  return { file, ...place, severity: 'error', message, rule };
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
