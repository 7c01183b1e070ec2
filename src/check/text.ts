import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { markdownTree, maxNodes, tooManyNodes } from '../markdown/tree.ts';
import type { Finding } from '../loader/finding.ts';
import type { Outline } from '../loader/content-file.ts';
import { error, type Source } from '../loader/source.ts';
import { otherDialect } from './other-dialects.ts';
import { textRules, toBeWritten } from './text-rules.ts';

interface CheckedText {
  outline: Outline;
  findings: Finding[];
}

/** Checks a body; doesn't parse it if no rule could find anything. */
export function readText(source: Source): CheckedText {
  const { body } = source;
  // A node has half a character or more.
  if (
    body.length > maxNodes / 2 ||
    noteworthy.test(body) ||
    otherDialect.test(body) ||
    toBeWritten.test(body.trim()) ||
    /^\s*(?: {4}|\t)/.test(body)
  )
    return parseText(source);
  return { outline: { links: [], images: [] }, findings: [] };
}

/** Parses a body as the site does, and checks it. */
export function parseText(source: Source): CheckedText {
  const outline: Outline = { links: [], images: [] };
  const tree = markdownTree(source.body);
  placeLinks(tree, source.body);
  const place = ({ position }: Nodes) => ({
    line: (position?.start.line ?? 1) + source.linesAbove,
    column: position?.start.column ?? 1,
  });
  const nodes: Nodes[] = [];
  visit(tree, (node) => void nodes.push(node));
  const over = nodes[maxNodes];
  if (over) {
    const finding = error(source.file, place(over), `the text has ${tooManyNodes}`, 'text-bounds');
    return { outline, findings: [finding] };
  }
  const imageIds = new Set(
    nodes.flatMap((node) => (node.type === 'imageReference' ? node.identifier : [])),
  );
  for (const node of nodes) {
    if (node.type === 'link') outline.links.push({ url: node.url, ...place(node) });
    if (node.type === 'image') outline.images.push({ url: node.url, ...place(node) });
    if (node.type === 'definition') {
      const list = imageIds.has(node.identifier) ? outline.images : outline.links;
      list.push({ url: node.url, ...place(node) });
    }
  }
  return { outline, findings: textRules.flatMap((rule) => rule({ source, nodes, place })) };
}

/** What a rule could find: a link, a tag, a heading, a fence or a URL. Three of four texts have none. */
const noteworthy =
  /Write here|lorem ipsum|\][(:]|<[a-z/!?]|(?:^|[\s>])#{1,6}(?:\s|$)|```|~~~|:\/\/|www\.|xmpp:|^[ \t>]*[=-]+[ \t]*$/im;

type Point = NonNullable<Root['position']>['start'];

/**
 * Adds positions, which findings need, to links without one: those that remark-gfm finds in text that
 * is already parsed, as in `www\.a.example` or after an open bracket.
 */
function placeLinks(tree: Root, markdown: string): void {
  visit(tree, 'link', (link, index = 0, parent) => {
    const [text] = link.children;
    if (link.position || !parent?.position || text?.type !== 'text') return;
    const before = parent.children.slice(0, index).findLast(({ position }) => position)?.position;
    const from = before?.end ?? parent.position.start;
    const source = markdown.slice(from.offset);
    const found = source.match(spellings(text.value));
    const at = found?.index ?? 0;
    const start = after(from, source.slice(0, at));
    link.position = { start, end: after(start, found?.[0] ?? '') };
  });
}

/** Matches a text whose characters may be escaped or character references. */
function spellings(text: string): RegExp {
  const character = (char: string) => `(?:\\\\?${/\w/.test(char) ? char : `\\${char}`}|&#?\\w+;)`;
  return new RegExp(text.slice(0, 100).replace(/[^]/g, character));
}

/** Returns the position after a text. */
function after({ line, column, offset = 0 }: Point, text: string): Point {
  const lines = text.split('\n');
  const last = lines.at(-1)?.length ?? 0;
  return {
    line: line + lines.length - 1,
    column: lines.length > 1 ? last + 1 : column + last,
    offset: offset + text.length,
  };
}
