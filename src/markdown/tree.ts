import type { Root } from 'mdast';
import { remark } from 'remark';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough';
import remarkGfm from 'remark-gfm';

/** CommonMark in which emphasis also works next to Chinese, Japanese and Korean punctuation. */
const commonmark = remark().use(remarkCjkFriendly).freeze();

/** The same with GitHub's extensions: the Markdown of an archive. */
export const markdownProcessor = commonmark()
  .use(remarkGfm)
  .use(remarkCjkFriendlyGfmStrikethrough)
  .freeze();

/**
 * Matches every text with an extension: URLs, strikethrough, tables, footnotes, tasks. Two thirds of
 * texts have none, and parsing is three times faster without the search for URLs.
 */
const extensions = /http|www|@|&|~|\||:-|-:|\[[\^\sx]/i;

/** Nodes of a tree: forty times what the largest of 17,670 texts has. */
export const maxNodes = 20_000;
export const tooManyNodes = `more than ${maxNodes} paragraphs, cells and other parts; divide it`;

/** Parses Markdown, for pages and for check. */
export function markdownTree(markdown: string): Root {
  return (extensions.test(markdown) ? markdownProcessor : commonmark).parse(markdown);
}
