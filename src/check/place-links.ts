import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

type Point = NonNullable<Root['position']>['start'];

/**
 * Adds positions, which findings need, to links without one: those that remark-gfm finds in text that
 * is already parsed, as in `www\.a.example` or after an open bracket.
 */
export function placeLinks(tree: Root, markdown: string): void {
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
