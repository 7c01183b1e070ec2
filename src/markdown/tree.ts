import type { Root } from 'mdast';
import { markdownToMdast } from 'satteri';

/**
 * Markdown with GitHub's additions, as the tree that pages are made of and that the check judges.
 * @throws what the parser throws
 */
export function markdownTree(markdown: string): Root {
  // Frontmatter is read before: what follows it may begin with a rule.
  return markdownToMdast(markdown, { features: { gfm: true, frontmatter: false } }) as Root;
}
