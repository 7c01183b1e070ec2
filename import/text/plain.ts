import type { List, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';

/** Converts plain text to a Markdown tree, recognizing only paragraphs, simple lists and URLs. */
export function fromPlain(text: string): Root {
  const blocks = text.replaceAll(/\r\n?/g, '\n').split(/\n[^\S\n]*(?:\n[^\S\n]*)+/);
  return { type: 'root', children: blocks.filter((block) => block.trim()).flatMap(block) };
}

const bullet = /^\s*(?:[-*+•●▪◦‣·–—]|\(?\d{1,3}[.)])\s+(?=\S)/u;

function block(text: string): RootContent[] {
  const lines = text.split('\n').filter((line) => line.trim());
  const first = lines.findIndex((line) => bullet.test(line));
  if (first < 0 || lines.slice(first).filter((line) => bullet.test(line)).length < 2)
    return [paragraph(lines)];
  return [...(first ? [paragraph(lines.slice(0, first))] : []), list(lines.slice(first))];
}

/** An item continues until the next bullet. */
function list(lines: string[]): List {
  const items: string[][] = [];
  for (const line of lines) {
    if (bullet.test(line)) items.push([line.replace(bullet, '')]);
    else items.at(-1)?.push(line);
  }
  const number = lines[0]?.match(/^\s*\(?(\d{1,3})[.)]/)?.[1];
  return {
    type: 'list',
    ordered: number !== undefined,
    start: number === undefined ? null : Number(number),
    spread: false,
    children: items.map((item) => ({ type: 'listItem', children: [paragraph(item)] })),
  };
}

/** Joins lines that were wrapped at a fixed width; after a shorter line, keeps the line break. */
function paragraph(lines: string[]): Paragraph {
  const wrapped = lines.length > 1 && lines.slice(0, -1).every((line) => line.trim().length >= 50);
  const children: PhrasingContent[] = wrapped
    ? inline(lines.map((line) => line.trim()).join(' '))
    : lines.flatMap((line, index) => [
        ...(index ? [{ type: 'break' as const }] : []),
        ...inline(line.trim()),
      ]);
  return { type: 'paragraph', children };
}

/** A URL, without the punctuation of its sentence. */
const urlPattern = /\bhttps?:\/\/[^\s<>"\p{C}]*[^\s<>"\p{C}.,;:!?)\]}'’”»*_]/giu;

function inline(text: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let end = 0;
  for (const { 0: url, index } of text.matchAll(urlPattern)) {
    if (!URL.canParse(url)) continue;
    if (index > end) nodes.push({ type: 'text', value: text.slice(end, index) });
    nodes.push({ type: 'link', url, children: [{ type: 'text', value: url }] });
    end = index + url.length;
  }
  if (end < text.length) nodes.push({ type: 'text', value: text.slice(end) });
  return nodes;
}
