import { visit } from 'unist-util-visit';
import type { Finding } from '../finding.ts';
import { warning } from '../source.ts';
import type { TextRule } from '../text.ts';

/** A fence that names its language is highlighted, and read aloud rightly. */
export const codeLanguage: TextRule = ({ source, tree, place }) => {
  const findings: Finding[] = [];
  visit(tree, 'code', (node) => {
    const fenced = /^(?:`{3}|~{3})/.test(source.body.slice(node.position?.start.offset));
    if (!fenced || node.lang) return;
    const message =
      'the code names no language; write it after the fence, as in ```python or ```text';
    findings.push(warning(source.file, place(node), message, 'code-language'));
  });
  return findings;
};
