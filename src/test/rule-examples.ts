import type { Code } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { markdownTree } from '../markdown/tree.ts';
import { smallArchive, withFields, type Files } from './small-archive.ts';

/** A rule's section in docs/rules.md. */
interface RuleExample {
  rule: string;
  before?: Files;
  wrong: Files;
  lines: string[];
  right: Files;
}

/** Returns the examples in docs/rules.md: a paragraph "Wrong in `path`:" and the code after it. */
export function ruleExamples(markdown: string): RuleExample[] {
  const found: (RuleExample & { paragraph: string })[] = [];
  for (const node of markdownTree(markdown).children) {
    const section = found.at(-1);
    if (node.type === 'heading' && node.depth === 3)
      found.push({ rule: toString(node), wrong: {}, lines: [], right: {}, paragraph: '' });
    else if (section && node.type === 'paragraph') section.paragraph = toString(node);
    else if (section && node.type === 'code') addCode(section, node);
  }
  return found;
}

function addCode(section: RuleExample & { paragraph: string }, code: Code) {
  const [, kind, path] =
    section.paragraph.match(/^(Before|Wrong|Right)(?: in ([^\s,]+))?(?:, which is missing)?:$/) ??
    [];
  if (code.lang === 'text' && section.lines.length === 0 && code.value.endsWith(`]`)) {
    section.lines = code.value.split('\n');
    return;
  }
  const files = example(section.rule, code, path);
  if (section.paragraph.includes('is missing')) files[path ?? ''] = undefined;
  if (kind === 'Before') section.before = files;
  else if (kind === 'Wrong') Object.assign(section.wrong, files);
  else Object.assign(section.right, files);
}

/** Returns a file of the small archive with an example in it: a whole file, some fields, or a body. */
function example(
  rule: string,
  { lang, value }: { lang?: string | null; value: string },
  path?: string,
): Files {
  if (path) return { [path]: characters(value === '' ? '' : `${value}\n`) };
  const file =
    fileByKind.find(([kind]) => rule.startsWith(`${kind}-`) && !aboutTalks.has(rule))?.[1] ?? zmq;
  if (lang === 'yaml') return { [file]: withFields(file, value) };
  return { [zmq]: characters(`${smallArchive[zmq]?.split('\n\n')[0]}\n\n${value}\n`) };
}

const zmq = 'content/talks/pygrunn-2011/zmq.md';
const aboutTalks = new Set(['speaker-twice', 'topic-spelling']);
const fileByKind = [
  ['site', 'content/site.yaml'],
  ['page', 'content/pages/about.md'],
  ['conference', 'content/conferences/pygrunn-2011.md'],
  ['topic', 'content/topics/zeromq.md'],
  ['speaker', 'content/speakers/oscar-vilaplana.md'],
] as const;

/** Replaces ⟨U+0007⟩ with that character, ⟨0xE9⟩ with that byte. */
function characters(text: string): Buffer {
  return Buffer.concat(
    text.split(/(⟨[^⟩]+⟩)/).map((part) => {
      const [, kind, hex = ''] = part.match(/^⟨(U\+|0x)([0-9A-F]+)⟩$/) ?? [];
      if (kind === '0x') return Buffer.from([parseInt(hex, 16)]);
      return Buffer.from(kind ? String.fromCodePoint(parseInt(hex, 16)) : part);
    }),
  );
}
