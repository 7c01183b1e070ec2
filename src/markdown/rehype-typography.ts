import type { ElementContent, Root, Text } from 'hast';
import type { VFile } from 'vfile';
import { applyEdits, opaque, typographicEdits } from '../archive/typography.ts';

/** Elements that a line of text runs through. Others begin and end one. */
const inline = new Set(
  'a abbr b bdi bdo cite del dfn em i ins mark q s small span strike strong tt u'.split(' '),
);
/** Their text stays as typed, and so do quotes next to them that belong to a pair with it. */
const verbatim = new Set(['code', 'img', 'kbd', 'pre', 'samp', 'var']);

/** Typesets each line of text, whatever emphasis and links it has, in its language. */
export function rehypeTypography() {
  return (tree: Root, file: VFile) =>
    typesetWithin(tree.children as ElementContent[], file.data.surroundings?.language ?? '');
}

function typesetWithin(children: ElementContent[], language: string) {
  let line: { node: Text; start: number }[] = [];
  let text = '';
  const endLine = () => {
    const edits = typographicEdits(text, language);
    for (const { node, start } of edits.length ? line : []) {
      const end = start + node.value.length;
      const own = edits
        .filter((edit) => edit.start >= start && edit.end <= end)
        .map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
      node.value = applyEdits(node.value, own);
    }
    line = [];
    text = '';
  };
  const read = (nodes: ElementContent[]) => {
    for (const node of nodes) {
      if (node.type === 'text') {
        line.push({ node, start: text.length });
        text += node.value;
      } else if (node.type === 'element') {
        const { tagName, properties, children } = node;
        const lang = typeof properties.lang === 'string' ? properties.lang : language;
        if (verbatim.has(tagName)) text += opaque;
        else if (inline.has(tagName) && lang === language) read(children);
        else {
          // The number of a footnote follows a closing quote as a space does.
          if (tagName === 'sup' || tagName === 'sub') text += ' ';
          else if (inline.has(tagName)) text += opaque;
          else endLine();
          typesetWithin(children, lang);
        }
      }
    }
  };
  read(children);
  endLine();
}
