import type { Element, ElementContent, Root as HtmlRoot } from 'hast';
import { fromHtml as parseHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import type { Root } from 'mdast';
import { defaultHandlers, toMdast, type Options } from 'hast-util-to-mdast';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { remove } from 'unist-util-remove';
import { visit } from 'unist-util-visit';
import { markdownTree } from '../../src/markdown/tree.ts';
import { footnoteHandlers, rehypeFootnotes } from './footnotes.ts';
import { markEmbedded, rehypeMedia } from './media.ts';

/** Converts HTML to a Markdown tree, without scripts, styles and forms. */
export function fromHtml(html: string): Root {
  const tree = cleaner.runSync(parseHtml(html, { fragment: true })) as HtmlRoot;
  return toMdast(tree, { document: true, handlers }) as Root;
}

/** Parses Markdown, converting the HTML in it to Markdown too. */
export function fromMarkdown(text: string): Root {
  return fromHtml(toHtml(toHast.runSync(markdownTree(text)), { allowDangerousHtml: true }));
}

const toHast = unified().use(remarkRehype, { allowDangerousHtml: true }).freeze();

/** Replaces what older programs wrote with the elements that HTML has for it. */
function rehypeSemantic() {
  return (tree: HtmlRoot) => {
    remove(tree, 'comment');
    visit(tree, 'element', (node) => {
      if (node.tagName === 'table') unwrapBlocks(node);
    });
    visit(tree, 'element', (node) => {
      const classes = ([] as unknown[]).concat(node.properties.className ?? []);
      if (node.tagName === 'span' && classes.includes('literal')) node.tagName = 'code';
      const language = classes.find((name) => /^lang(?:uage)?-/.test(String(name)));
      if (node.tagName === 'pre' && language) moveLanguageToCode(node, String(language));
      if (node.tagName === 'tt') node.tagName = 'code';
      if (node.tagName === 'div' && classes.includes('line')) {
        node.tagName = 'span';
        node.children.push({ type: 'element', tagName: 'br', properties: {}, children: [] });
      }
      if (node.tagName === 'div' && classes.includes('line-block')) node.tagName = 'p';
    });
  };
}

/**
 * Turns a table with blocks in its cells into these blocks, because a cell of Markdown can't have them:
 * layouts, and code next to the numbers of its lines.
 */
function unwrapBlocks(table: Element) {
  const cells: Element[] = [];
  let hasBlocks = false;
  visit(table, 'element', (node) => {
    if (node.tagName === 'td' || node.tagName === 'th') cells.push(node);
    if (node !== table && /^(?:pre|ul|ol|blockquote|table|h[1-6]|dl)$/.test(node.tagName))
      hasBlocks = true;
  });
  if (!hasBlocks) return;
  const gutter = /^(?:gutter|lineno|linenos|rouge-gutter|hljs-ln-numbers)\b/;
  const classes = ({ properties }: Element) => [properties.className ?? []].flat().map(String);
  table.tagName = 'div';
  table.properties = {};
  table.children = cells
    .filter((cell) => !classes(cell).some((name) => gutter.test(name)))
    .map((cell) => ({ ...cell, tagName: 'div', properties: {} }));
}

/** Moves the language from a `pre` to a `code` in it, where rehype-remark reads it. */
function moveLanguageToCode(pre: Element, language: string) {
  const [first] = pre.children;
  if (first?.type === 'element' && first.tagName === 'code') return;
  const className = [language.replace(/^lang-/, 'language-')];
  pre.children = [
    {
      type: 'element',
      tagName: 'code',
      properties: { className },
      children: pre.children as ElementContent[],
    },
  ];
}

const cleaner = unified().use(rehypeSemantic).use(rehypeFootnotes).use(rehypeMedia).freeze();

const handlers: Options['handlers'] = {
  ...footnoteHandlers,
  a: (state, node: Element) => markEmbedded(defaultHandlers.a(state, node), node),
};
