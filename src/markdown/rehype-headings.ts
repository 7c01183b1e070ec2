import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { recordingAt, timeText } from '../archive/recording.ts';
import { wordsOf } from '../words/index.ts';
import { addedLanguage } from './rehype-interface.ts';
import { headingPrefix } from './rehype-links.ts';

/** Makes each heading a link to itself, for mouse, touch and keyboard, and links to its place of the recording. */
export function rehypeHeadings() {
  return (tree: Root, { data: { surroundings, times } }: VFile) => {
    visit(tree, 'element', (node, index, parent) => {
      const { id } = node.properties;
      if (!/^h[2-6]$/.test(node.tagName) || !String(id).startsWith(headingPrefix)) return;
      const link = { className: 'heading-link', href: `#${id}` };
      // A link can't be within another. The style draws the sign, so that no text repeats it.
      node.children = hasLink(node)
        ? [...node.children, h('a', { ...link, ariaLabel: 'Link to this section' })]
        : [h('a', link, node.children)];
      const time = times?.get(node);
      if (time === undefined || !parent || index === undefined) return;
      parent.children.splice(index + 1, 0, watchLink(time, surroundings));
    });
  };
}

function watchLink(time: number, surroundings: VFile['data']['surroundings']): Element {
  const { recording, interfaceLanguage = 'en' } = surroundings ?? {};
  const words = wordsOf({ language: interfaceLanguage });
  const href = recording && recordingAt(recording.href, time);
  const from = recording?.type === 'audio' ? words.listenFrom : words.watchFrom;
  return h(
    'p',
    { className: 'watch', lang: addedLanguage(surroundings) },
    href ? h('a', { href }, from(timeText(time))) : words.atTime(timeText(time)),
  );
}

function hasLink(node: Element): boolean {
  return node.children.some(
    (child) => child.type === 'element' && (child.tagName === 'a' || hasLink(child)),
  );
}
