import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { markdownTree } from '../markdown/tree.ts';
import type { Finding } from '../loader/finding.ts';
import type { Outline } from '../loader/content-file.ts';
import type { Source } from '../loader/source.ts';
import { placeLinks } from './place-links.ts';
import { textRules } from './text-rules.ts';

interface CheckedText {
  outline: Outline;
  findings: Finding[];
}

/** Checks a body; doesn't parse it if no rule could find anything. */
export function readText(source: Source): CheckedText {
  if (noteworthy.test(source.body)) return parseText(source);
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
  /\][(:]|<[a-z/!?]|(?:^|[\s>])#{1,6}(?:\s|$)|```|~~~|:\/\/|www\.|xmpp:|^[ \t>]*=+[ \t]*$/im;
