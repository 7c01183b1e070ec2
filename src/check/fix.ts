import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isNode, isScalar, LineCounter } from 'yaml';
import { schemas, type Collection } from '../schema/collections.ts';
import type { Finding } from '../loader/finding.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { parseYaml } from '../loader/yaml-bounds.ts';

/** Mends what has one mend, in the files themselves. @returns the findings that are no more */
export function fix(paths: ArchivePaths, findings: readonly Finding[]): Finding[] {
  const mendable = findings.filter(({ rule, set }) => set !== undefined || rule in mends);
  for (const [file, found] of Map.groupBy(mendable, ({ file }) => file)) {
    const path = join(paths.root, file);
    const text = readFileSync(path, 'utf8');
    const mended = found.reduce((now, finding) => mend(now, finding), text);
    if (mended !== text) writeFileSync(path, mended);
  }
  return mendable;
}

/** A text with the mends of one finding; nothing else of it changes. */
export function mend(text: string, { file, rule, set = {} }: Finding): string {
  const characters = mends[rule]?.(text) ?? text;
  return Object.entries(set).reduce((now, [field, value]) => {
    const [head, rest] = split(now);
    const mended =
      field === 'aliases' ? withAlias(file, head, value) : withField(file, head, field, value);
    return mended + rest;
  }, characters);
}

const mends: Record<string, (text: string) => string> = {
  'byte-order-mark': (text) => text.replace(/^\uFEFF/, ''),
  'line-endings': (text) => text.replace(/\r\n?/g, '\n'),
};

/** Replaces the value of a field, or adds it. */
function withField(file: string, head: string, field: string, value: string): string {
  const there = pairsOf(head).find(({ key }) => key === field);
  if (!there) return added(file, head, field, `${field}: ${value}`);
  const before = head.slice(0, there.value[0]);
  return `${before}${before.endsWith(':') ? ' ' : ''}${value}${head.slice(there.value[1])}`;
}

/** Adds to the list of aliases, however it is written. */
function withAlias(file: string, head: string, alias: string): string {
  const [line = '', inline = ''] = head.match(/^aliases:[ \t]*(.*)$/m) ?? [];
  if (!line) return added(file, head, 'aliases', `aliases: [${alias}]`);
  const items = inline.replace(/^\[|\]\s*$/g, '').trim();
  if (items) return head.replace(line, () => `aliases: [${items}, ${alias}]`);
  if (inline) return head.replace(line, () => `aliases: [${alias}]`);
  const [, end = '\n', indent = '  '] = head.match(/^aliases:[ \t]*(\r?\n)([ \t]*)- /m) ?? [];
  return head.replace(line, () => `${line}${end}${indent}- ${alias}`);
}

/** Adds a line where the schema has its field: after the last of those that come before it. */
function added(file: string, head: string, field: string, line: string): string {
  const order = Object.keys(schemas[collectionOf(file)].shape);
  const before = new Set(order.slice(0, order.indexOf(field)));
  const pairs = pairsOf(head);
  const last = pairs.findLastIndex(({ key }) => before.has(key));
  const at = pairs[last + 1]?.at ?? head.length;
  // A comment belongs to what stands below it.
  const above = head.slice(0, at).replace(/(?:^[ \t]*#.*\r?\n)+(?![^])/m, '');
  const end = /\r\n/.test(head) ? '\r\n' : '\n';
  return `${above}${line}${end}${head.slice(above.length)}`;
}

/** The fields of a frontmatter, each with where it begins, and from where to where its value goes. */
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

/** The frontmatter up to its closing `---`, and what follows. */
function split(text: string): [string, string] {
  const from = text.indexOf('\n') + 1;
  const at = from + text.slice(from).search(/^---[ \t]*$/m);
  return [text.slice(0, at), text.slice(at)];
}
