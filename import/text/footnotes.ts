import type { Element, Root } from 'hast';
import type { FootnoteDefinition, FootnoteReference } from 'mdast';
import type { State } from 'hast-util-to-mdast';
import { toText } from 'hast-util-to-text';
import { SKIP, visit } from 'unist-util-visit';
import { decodePercent } from '../web-url.ts';

/**
 * Recognizes footnotes: links to an element among those of a section, list or definition list of
 * footnotes, as Markdown, WordPress and reStructuredText write them.
 */
export function rehypeFootnotes() {
  return (tree: Root) => {
    const texts = footnoteTexts(tree);
    if (!texts.size) return;
    const labels = new Map<string, string>();
    visit(tree, 'element', (node, index, parent) => {
      if (index === undefined || !parent || isList(node)) return isList(node) ? SKIP : undefined;
      const link = node.tagName === 'sup' ? onlyChild(node) : node;
      const id = link?.tagName === 'a' ? targetOf(link) : undefined;
      if (id === undefined || !texts.has(id)) return undefined;
      const label = labels.get(id) ?? String(labels.size + 1);
      labels.set(id, label);
      parent.children[index] = element('footnote-reference', label);
      return SKIP;
    });
    visit(tree, 'element', (node, index, parent) => {
      if (!isList(node) || !parent || index === undefined) return undefined;
      parent.children.splice(index, 1);
      return index;
    });
    for (const [id, label] of labels)
      tree.children.push({
        ...element('footnote-definition', label),
        children: texts.get(id) ?? [],
      });
  };
}

/** Converts what `rehypeFootnotes` recognized. */
export const footnoteHandlers = {
  'footnote-reference': (_: State, node: Element): FootnoteReference => {
    return { type: 'footnoteReference', identifier: labelOf(node), label: labelOf(node) };
  },
  'footnote-definition': (state: State, node: Element): FootnoteDefinition => {
    const children = state.toFlow(state.all(node)) as FootnoteDefinition['children'];
    return {
      type: 'footnoteDefinition',
      identifier: labelOf(node),
      label: labelOf(node),
      children,
    };
  },
};

function element(tagName: string, label: string): Element {
  return { type: 'element', tagName, properties: { label }, children: [] };
}

function labelOf({ properties }: Element): string {
  return String(properties.label);
}

/** Returns what each footnote contains, by its id. */
function footnoteTexts(tree: Root): Map<string, Element['children']> {
  const texts = new Map<string, Element['children']>();
  visit(tree, 'element', (list) => {
    if (!isList(list)) return undefined;
    visit(list, 'element', (node, index, parent) => {
      const id = node.properties.id;
      if (typeof id !== 'string' || (node.tagName !== 'li' && node.tagName !== 'dt')) return;
      // A `dt` has the number, the `dd` after it the text.
      const text =
        node.tagName === 'li'
          ? node
          : parent?.children
              .slice(index)
              .find((each) => each.type === 'element' && each.tagName === 'dd');
      if (text && 'children' in text) texts.set(id, withoutBacklinks(text as Element));
    });
    return SKIP;
  });
  return texts;
}

function isList({ tagName, properties }: Element): boolean {
  const classes = [properties.className ?? []].flat().map(String);
  const isNamed = classes.some((name) =>
    /^(?:wp-block-)?(?:footnotes?|citations)(?:-list)?$/.test(name),
  );
  return (
    (isNamed && /^(?:section|div|ol|ul|dl|aside)$/.test(tagName)) || 'dataFootnotes' in properties
  );
}

function withoutBacklinks(text: Element): Element['children'] {
  visit(text, 'element', (node, index, parent) => {
    const isBacklink =
      node.tagName === 'a' && targetOf(node) !== undefined && /^\W*$/.test(toText(node));
    if (!isBacklink || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
  return text.children;
}

function targetOf({ properties: { href } }: Element): string | undefined {
  return typeof href === 'string' && href.startsWith('#')
    ? decodePercent(href.slice(1))
    : undefined;
}

function onlyChild({ children }: Element): Element | undefined {
  return children.length === 1 && children[0]?.type === 'element' ? children[0] : undefined;
}
