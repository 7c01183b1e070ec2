import type { Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** A piece of HTML as the tree of a Markdown text. Scripts, styles and forms are no text. */
export function fromHtml(html: string): Root {
  return processor.runSync(processor.parse(html)) as Root;
}

/** Elements that older programs wrote for what HTML has an element for. */
function rehypeMeant() {
  return (tree: HtmlRoot) => {
    visit(tree, 'element', (node) => {
      const names = ([] as unknown[]).concat(node.properties.className ?? []);
      if (node.tagName === 'span' && names.includes('literal')) node.tagName = 'code';
      if (node.tagName === 'tt') node.tagName = 'code';
      if (node.tagName === 'div' && names.includes('line')) {
        node.tagName = 'span';
        node.children.push({ type: 'element', tagName: 'br', properties: {}, children: [] });
      }
      if (node.tagName === 'div' && names.includes('line-block')) node.tagName = 'p';
    });
  };
}

const processor = unified()
  .use(rehypeParse, { fragment: true })
  .use(rehypeMeant)
  .use(rehypeRemark)
  .freeze();
