import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { markdownTree } from '../markdown/tree.ts';
import type { Finding } from '../loader/finding.ts';
import type { Outline } from '../loader/content-file.ts';
import type { Source } from '../loader/source.ts';
import { textRules } from './text-rules/index.ts';

/** What a text says by itself. */
interface Reading {
  outline: Outline;
  findings: Finding[];
}

/** Reads a text, if there is anything in it to find. */
export function readText(source: Source): Reading {
  if (eventful.test(source.body)) return parseText(source);
  return { outline: { links: [], images: [] }, findings: [] };
}

/** Reads a text with what the site reads it with, and judges it by itself. */
export function parseText(source: Source): Reading {
  const outline: Outline = { links: [], images: [] };
  const tree = markdownTree(source.body);
  const place = ({ position }: Nodes) => ({
    line: (position?.start.line ?? 1) + source.linesAbove,
    column: position?.start.column ?? 1,
  });
  const nodes: Nodes[] = [];
  visit(tree, (node) => void nodes.push(node));
  const shown = new Set(
    nodes.flatMap((node) => (node.type === 'imageReference' ? node.identifier : [])),
  );
  for (const node of nodes) {
    if (node.type === 'link') outline.links.push({ url: node.url, ...place(node) });
    if (node.type === 'image') outline.images.push({ url: node.url, ...place(node) });
    if (node.type === 'definition') {
      const list = shown.has(node.identifier) ? outline.images : outline.links;
      list.push({ url: node.url, ...place(node) });
    }
  }
  return { outline, findings: textRules.flatMap((rule) => rule({ source, nodes, place })) };
}

/**
 * Without a destination, a tag, a heading, a fence or an address no rule finds anything in a text:
 * three in four are so, and need not be parsed.
 */
const eventful =
  /\][(:]|<[a-z/!?]|(?:^|[\s>])#{1,6}(?:\s|$)|```|~~~|:\/\/|www\.|xmpp:|^[\s>]*=+\s*$/im;
