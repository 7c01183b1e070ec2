import type { Code } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { markdownTree } from '../markdown/tree.ts';
import { small, withFields, type Files } from './trial.ts';

/** docs/rules.md, as a list of what it promises. */
export interface Section {
  rule: string;
  before?: Files;
  wrong: Files;
  lines: string[];
  right: Files;
}

/** Reads the sections of docs/rules.md: a paragraph "Wrong in `path`:" and the code after it. */
export function explained(markdown: string): Section[] {
  const found: (Section & { paragraph: string })[] = [];
  for (const node of markdownTree(markdown).children) {
    const section = found.at(-1);
    if (node.type === 'heading' && node.depth === 3)
      found.push({ rule: toString(node), wrong: {}, lines: [], right: {}, paragraph: '' });
    else if (section && node.type === 'paragraph') section.paragraph = toString(node);
    else if (section && node.type === 'code') take(section, node);
  }
  return found;
}

function take(section: Section & { paragraph: string }, code: Code) {
  const [, kind, path] =
    section.paragraph.match(/^(Before|Wrong|Right)(?: in ([^\s,]+))?(?:, which is not there)?:$/) ??
    [];
  if (code.lang === 'text' && section.lines.length === 0 && code.value.endsWith(`]`)) {
    section.lines = code.value.split('\n');
    return;
  }
  const files = example(section.rule, code, path);
  if (section.paragraph.includes('not there')) files[path ?? ''] = undefined;
  if (kind === 'Before') section.before = files;
  else if (kind === 'Wrong') Object.assign(section.wrong, files);
  else Object.assign(section.right, files);
}

/** A file of the small archive with what an example shows: a whole file, some fields, or a text. */
function example(
  rule: string,
  { lang, value }: { lang?: string | null; value: string },
  path?: string,
): Files {
  if (path) return { [path]: characters(value === '' ? '' : `${value}\n`) };
  const file =
    homes.find(([kind]) => rule.startsWith(`${kind}-`) && !aboutTalks.has(rule))?.[1] ?? zmq;
  if (lang === 'yaml') return { [file]: withFields(file, value) };
  return { [zmq]: characters(`${small[zmq]?.split('\n\n')[0]}\n\n${value}\n`) };
}

const zmq = 'content/talks/pygrunn-2011/zmq.md';
const aboutTalks = new Set(['speaker-twice', 'topic-spelling']);
const homes = [
  ['site', 'content/site.yaml'],
  ['page', 'content/pages/about.md'],
  ['conference', 'content/conferences/pygrunn-2011.md'],
  ['topic', 'content/topics/zeromq.md'],
  ['speaker', 'content/speakers/oscar-vilaplana.md'],
] as const;

/** ⟨U+0007⟩ is a character that can't be shown, ⟨0xE9⟩ a byte. */
function characters(text: string): Buffer {
  return Buffer.concat(
    text.split(/(⟨[^⟩]+⟩)/).map((part) => {
      const [, kind, hex = ''] = part.match(/^⟨(U\+|0x)([0-9A-F]+)⟩$/) ?? [];
      if (kind === '0x') return Buffer.from([parseInt(hex, 16)]);
      return Buffer.from(kind ? String.fromCodePoint(parseInt(hex, 16)) : part);
    }),
  );
}
