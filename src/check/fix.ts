import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMap, isNode, isScalar, isSeq, LineCounter, visit } from 'yaml';
import { withoutInvisible } from '../archive/character.ts';
import { schemas, type Collection } from '../schema/collections.ts';
import type { Finding } from '../loader/finding.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { parseYaml } from '../loader/yaml-bounds.ts';

/** Fixes problems that have only one fix, in the files themselves. @returns the fixed findings */
export function fix(paths: ArchivePaths, findings: readonly Finding[]): Finding[] {
  const fixable = findings.filter(
    ({ rule, set, target, value }) => set || target || value || rule in textFixes,
  );
  const byFile = fixable.flatMap((finding) =>
    [finding.file, ...(finding.others ?? [])].map((file) => ({ ...finding, file })),
  );
  // A new field moves the lines below it, and a new target or value what is after it.
  const inOrder = (found: Finding[]) => [
    ...found.filter(({ target, value }) => target ?? value).reverse(),
    ...found.filter(({ target, value }) => !(target ?? value)),
  ];
  for (const [file, found] of Map.groupBy(byFile, ({ file }) => file)) {
    const path = join(paths.root, file);
    // A speaker who had no file gets one.
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '---\n---\n';
    const fixed = inOrder(found).reduce(fixText, text);
    mkdirSync(dirname(path), { recursive: true });
    if (fixed !== text) writeFileSync(path, fixed);
  }
  return byFile;
}

/** Returns a file's text with one finding fixed, and everything else unchanged. */
export function fixText(text: string, finding: Finding): string {
  const { file, rule, set = {} } = finding;
  const start = textFixes[rule]?.(text) ?? withValue(withTarget(text, finding), finding);
  return Object.entries(set).reduce((now, [field, value]) => {
    const [head, rest] = split(now);
    const changed =
      field === 'aliases'
        ? value.split(', ').reduce((text, alias) => withAlias(file, text, alias), head)
        : withField(file, head, field, value);
    return changed + rest;
  }, start);
}

const textFixes: Record<string, (text: string) => string> = {
  'byte-order-mark': (text) => text.replace(/^\uFEFF/, ''),
  'invisible-character': withoutInvisible,
  'line-endings': (text) => text.replace(/\r\n?/g, '\n'),
};

/** Replaces the target of the link at the finding's place. */
function withTarget(text: string, { line, column, target }: Finding): string {
  if (!target) return text;
  const [from, to] = target;
  const lines = text.split(/(?<=\n)/).slice(0, line - 1);
  const start = lines.join('').length + column - 1;
  const opening = ['](', '](<', ']: ', ']: <']
    .map((each) => each + from)
    .filter((each) => text.includes(each, start))
    .sort((a, b) => text.indexOf(a, start) - text.indexOf(b, start))[0];
  if (!opening) return text;
  const end = text.indexOf(opening, start) + opening.length;
  return text.slice(0, end - from.length) + to + text.slice(end);
}

/** Replaces the value at the finding's place, or deletes it from a list that has the new one. */
function withValue(text: string, { line, column, value }: Finding): string {
  if (!value) return text;
  const lines = text.split(/(?<=\n)/);
  const opening = lines[0]!.length;
  const place = lines.slice(0, line - 1).join('').length + column - 1 - opening;
  const { contents } = parseYaml(split(text)[0].slice(opening), new LineCounter());
  let fixed = text;
  const replace = (from: number, to: number, written: string) => {
    fixed = text.slice(0, opening + from) + written + text.slice(opening + to);
    return visit.BREAK;
  };
  visit(contents, {
    Scalar(key, { range }, path) {
      if (range?.[0] !== place) return undefined;
      const list = path.at(-1);
      const items = isSeq(list) ? list.items.filter(isScalar) : [];
      if (!items.some((item) => item.value === value)) return replace(place, range[1], value);
      const [before, next] = [-1, 1].map((step) => items[Number(key) + step]?.range);
      return next ? replace(place, next[0], '') : replace(before?.[1] ?? place, range[1], '');
    },
  });
  return fixed;
}

/** Replaces the value of a field, or adds it. */
function withField(file: string, head: string, field: string, value: string): string {
  const pair = pairsOf(head).find(({ key }) => key === field);
  if (!pair) return added(file, head, field, `${field}: ${value}`);
  const before = head.slice(0, pair.value[0]);
  return `${before}${before.endsWith(':') ? ' ' : ''}${value}${head.slice(pair.value[1])}`;
}

/** Adds to the list of aliases, in either notation. */
function withAlias(file: string, head: string, alias: string): string {
  const [line = '', inline = ''] = head.match(/^aliases:[ \t]*(.*)$/m) ?? [];
  if (!line) return added(file, head, 'aliases', `aliases: [${alias}]`);
  const items = inline.replace(/^\[|\]\s*$/g, '').trim();
  if (items) return head.replace(line, () => `aliases: [${items}, ${alias}]`);
  if (inline) return head.replace(line, () => `aliases: [${alias}]`);
  const [, end = '\n', indent = '  '] = head.match(/^aliases:[ \t]*(\r?\n)([ \t]*)- /m) ?? [];
  return head.replace(line, () => `${line}${end}${indent}- ${alias}`);
}

/** Adds a field in the order of the schema: after the last field that precedes it. */
function added(file: string, head: string, field: string, line: string): string {
  const order = Object.keys(schemas[collectionOf(file)].shape);
  const before = new Set(order.slice(0, order.indexOf(field)));
  const pairs = pairsOf(head);
  const next = pairs.findLastIndex(({ key }) => before.has(key)) + 1;
  const at = pairs[next]?.at ?? head.length;
  // A comment belongs to the line below it.
  const lines = head.slice(0, at).split(/(?<=\n)/);
  const last = lines.findLastIndex((line) => !/^[ \t]*#/.test(line));
  const above = lines.slice(0, last + 1).join('');
  const end = /\r\n/.test(head) ? '\r\n' : '\n';
  return `${above}${line}${end}${head.slice(above.length)}`;
}

/** Returns the fields of a frontmatter, with the offsets of each field and of its value. */
function pairsOf(head: string): { key: string; at: number; value: [number, number] }[] {
  const from = head.indexOf('\n') + 1;
  const { contents } = parseYaml(head.slice(from), new LineCounter());
  return (isMap(contents) ? contents.items : []).flatMap(({ key, value }) => {
    if (!isScalar(key) || !key.range) return [];
    const [start = 0, end = 0] = (isNode(value) && value.range) || [key.range[2], key.range[2]];
    return [{ key: String(key.value), at: from + key.range[0], value: [from + start, from + end] }];
  });
}

function collectionOf(file: string): Collection {
  const [, folder] = file.split('/');
  return folder !== undefined && folder in schemas ? (folder as Collection) : 'talks';
}

/** Splits a text before the closing `---` of its frontmatter. */
function split(text: string): [string, string] {
  const from = text.indexOf('\n') + 1;
  const at = from + text.slice(from).search(/^---[ \t]*$/m);
  return [text.slice(0, at), text.slice(at)];
}
