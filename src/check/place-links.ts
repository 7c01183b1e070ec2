import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

type Point = NonNullable<Root['position']>['start'];

/**
 * Gives a place to the links that remark-gfm finds in words already parsed, as in `www\.a.example`
 * or behind an open bracket: it leaves them without one, and findings need it.
 */
export function placeLinks(tree: Root, markdown: string): void {
  visit(tree, 'link', (link, index = 0, parent) => {
    const [words] = link.children;
    if (link.position || !parent?.position || words?.type !== 'text') return;
    const before = parent.children.slice(0, index).findLast(({ position }) => position)?.position;
    const from = before?.end ?? parent.position.start;
    const source = markdown.slice(from.offset);
    const found = source.match(asWritten(words.value));
    const at = found?.index ?? 0;
    const start = moved(from, source.slice(0, at));
    link.position = { start, end: moved(start, found?.[0] ?? '') };
  });
}

/** How words may be written: any of their characters behind a backslash, or as a reference. */
function asWritten(words: string): RegExp {
  const character = (is: string) => `(?:\\\\?${/\w/.test(is) ? is : `\\${is}`}|&#?\\w+;)`;
  return new RegExp(words.slice(0, 100).replace(/[^]/g, character));
}

function moved({ line, column, offset = 0 }: Point, over: string): Point {
  const lines = over.split('\n');
  const last = lines.at(-1)?.length ?? 0;
  return {
    line: line + lines.length - 1,
    column: lines.length > 1 ? last + 1 : column + last,
    offset: offset + over.length,
  };
}
