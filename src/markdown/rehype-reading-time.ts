import type { Nodes, Root } from 'hast';
import type { VFile } from 'vfile';
import { readingMinutes } from '../archive/reading-time.ts';

/** Records how many minutes the text takes to read. */
export function rehypeReadingTime() {
  return (tree: Root, file: VFile) => {
    let text = '';
    let linesOfCode = 0;
    const read = (node: Nodes, isCode: boolean) => {
      if (node.type === 'text' && isCode) linesOfCode += node.value.match(/\S.*/g)?.length ?? 0;
      else if (node.type === 'text') text += node.value;
      else if ('children' in node)
        for (const child of node.children)
          read(child, isCode || (child.type === 'element' && child.tagName === 'pre'));
    };
    read(tree, false);
    file.data.minutes = readingMinutes(text, linesOfCode);
  };
}
