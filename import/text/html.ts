import type { Element, ElementContent, Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';
import { remove } from 'unist-util-remove';
import { visit } from 'unist-util-visit';

/** A piece of HTML as the tree of a Markdown text. Scripts, styles and forms are no text. */
export function fromHtml(html: string): Root {
  return processor.runSync(processor.parse(html)) as Root;
}

/** Elements that older programs wrote for what HTML has an element for. */
function rehypeMeant() {
  return (tree: HtmlRoot) => {
    remove(tree, 'comment');
    visit(tree, 'element', (node) => {
      const names = ([] as unknown[]).concat(node.properties.className ?? []);
      if (node.tagName === 'span' && names.includes('literal')) node.tagName = 'code';
      const language = names.find((name) => /^lang(?:uage)?-/.test(String(name)));
      if (node.tagName === 'pre' && language) nameLanguage(node, String(language));
      if (node.tagName === 'tt') node.tagName = 'code';
      if (node.tagName === 'div' && names.includes('line')) {
        node.tagName = 'span';
        node.children.push({ type: 'element', tagName: 'br', properties: {}, children: [] });
      }
      if (node.tagName === 'div' && names.includes('line-block')) node.tagName = 'p';
    });
  };
}

/** Where the language stands on the frame, it is written on the code in it. */
function nameLanguage(pre: Element, language: string) {
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

const processor = unified()
  .use(rehypeParse, { fragment: true })
  .use(rehypeMeant)
  .use(rehypeRemark)
  .freeze();
