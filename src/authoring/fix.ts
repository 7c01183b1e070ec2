import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './finding.ts';
import type { Folder } from './folder.ts';

/** Mends what has one mend, in the files themselves. @returns the findings that are no more */
export function fix(folder: Folder, findings: readonly Finding[]): Finding[] {
  const mendable = findings.filter(({ rule, set }) => set !== undefined || rule in mends);
  for (const [file, found] of Map.groupBy(mendable, ({ file }) => file)) {
    const path = join(folder.root, file);
    const text = readFileSync(path, 'utf8');
    const mended = found.reduce((now, finding) => mend(now, finding), text);
    if (mended !== text) writeFileSync(path, mended);
  }
  return mendable;
}

/** A text with the mends of one finding. */
export function mend(text: string, { rule, set = {} }: Finding): string {
  const characters = mends[rule]?.(text) ?? text;
  return Object.entries(set).reduce(
    (now, [field, value]) =>
      field === 'aliases' ? withAlias(now, value) : withField(now, field, value),
    characters,
  );
}

const mends: Record<string, (text: string) => string> = {
  'byte-order-mark': (text) => text.replace(/^\uFEFF/, ''),
  'line-endings': (text) => text.replace(/\r\n?/g, '\n'),
};

/** Replaces a field that stands on one line, or adds it at the end of the frontmatter. */
function withField(text: string, field: string, value: string): string {
  const line = new RegExp(`^${field}:.*$`, 'm');
  const [head, rest] = split(text);
  const mended = `${field}: ${value}`;
  return line.test(head) ? head.replace(line, () => mended) + rest : `${head}${mended}\n${rest}`;
}

/** Adds to the list of aliases, however it is written. */
function withAlias(text: string, alias: string): string {
  const [head, rest] = split(text);
  const [line = '', inline = ''] = head.match(/^aliases:[ \t]*(.*)$/m) ?? [];
  if (!line) return `${head}aliases: [${alias}]\n${rest}`;
  const items = inline.replace(/^\[|\]\s*$/g, '').trim();
  if (items) return head.replace(line, () => `aliases: [${items}, ${alias}]`) + rest;
  if (inline) return head.replace(line, () => `aliases: [${alias}]`) + rest;
  const indent = head.match(/^aliases:[ \t]*\n([ \t]*)- /m)?.[1] ?? '  ';
  return head.replace(line, () => `${line}\n${indent}- ${alias}`) + rest;
}

/** The frontmatter up to its closing `---`, and what follows. */
function split(text: string): [string, string] {
  const from = text.indexOf('\n') + 1;
  const at = from + text.slice(from).search(/^---[ \t]*$/m);
  return [text.slice(0, at), text.slice(at)];
}
