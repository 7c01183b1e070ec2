import type { Root } from 'mdast';
import { remark } from 'remark';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough';
import remarkGfm from 'remark-gfm';

/** CommonMark whose marks of emphasis work beside Chinese, Japanese and Korean signs, too. */
const commonmark = remark().use(remarkCjkFriendly).freeze();

/** The same with GitHub's additions: what an archive is written in. */
export const markdownProcessor = commonmark()
  .use(remarkGfm)
  .use(remarkCjkFriendlyGfmStrikethrough)
  .freeze();

/**
 * What every addition of GitHub's has one of: addresses, strikethrough, tables, footnotes, tasks.
 * Two texts in three have none, and looking for addresses at every word takes thrice the time.
 */
const additions = /http|www|@|&|~|\||:-|-:|\[[\^\sx]/i;

/** A text as the tree that pages are made of and that the check judges. */
export function markdownTree(markdown: string): Root {
  return (additions.test(markdown) ? markdownProcessor : commonmark).parse(markdown);
}
