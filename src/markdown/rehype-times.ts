import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { headingTime, timeAtEnd } from '../archive/recording.ts';

/** Takes the time from the end of a heading, so that it is part of neither its text nor its id. */
export function rehypeTimes() {
  return (tree: Root, file: VFile) => {
    const times = (file.data.times = new Map());
    visit(tree, 'element', (node) => {
      const last = node.children.at(-1);
      if (!/^h[2-6]$/.test(node.tagName) || last?.type !== 'text') return;
      const time = headingTime(last.value);
      if (time === undefined) return;
      last.value = last.value.replace(timeAtEnd, '');
      times.set(node, time);
    });
  };
}
