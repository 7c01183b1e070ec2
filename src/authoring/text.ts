import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { visit } from 'unist-util-visit';
import type { Finding } from './finding.ts';
import type { Place, Source } from './source.ts';
import { textRules } from './text-rules/index.ts';

/** Where a text leads, and what it shows: what rules over the whole archive judge. */
export interface Outline {
  links: Reference[];
  images: Reference[];
}

export interface Reference extends Place {
  url: string;
}

/** A text as Markdown. */
export interface Text {
  source: Source;
  tree: Root;
  /** Line and column in the file. */
  place(node: Nodes): Place;
}

/** A rule over one text alone. */
export type TextRule = (text: Text) => Finding[];

/** Reads a text with what the site reads it with, and judges it by itself. */
export function readText(source: Source): { outline: Outline; findings: Finding[] } {
  const outline: Outline = { links: [], images: [] };
  if (!eventful.test(source.body)) return { outline, findings: [] };
  const tree = fromMarkdown(source.body, { extensions, mdastExtensions });
  const place = ({ position }: Nodes) => ({
    line: (position?.start.line ?? 1) + source.linesAbove,
    column: position?.start.column ?? 1,
  });
  const shown = new Set<string>();
  visit(tree, 'imageReference', ({ identifier }) => void shown.add(identifier));
  visit(tree, (node) => {
    if (node.type === 'link') outline.links.push({ url: node.url, ...place(node) });
    if (node.type === 'image') outline.images.push({ url: node.url, ...place(node) });
    if (node.type === 'definition') {
      const list = shown.has(node.identifier) ? outline.images : outline.links;
      list.push({ url: node.url, ...place(node) });
    }
  });
  return { outline, findings: textRules.flatMap((rule) => rule({ source, tree, place })) };
}

/**
 * Without any of these a text is plain paragraphs, lists and quotes, in which no rule finds
 * anything: nine in ten are, and need not be parsed.
 */
export const eventful = /[#<[\]@]|```|~~~|:\/\/|www\.|^[\s>]*(?:=+|-+)\s*$/im;

const extensions = [gfm()];
const mdastExtensions = [gfmFromMarkdown()];
