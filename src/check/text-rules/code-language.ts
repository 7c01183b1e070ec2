import type { Finding } from '../../loader/finding.ts';
import { warning } from '../../loader/source.ts';
import type { TextRule } from './text-rule.ts';

/** Code with a language is highlighted. */
export const codeLanguage: TextRule = ({ source, nodes, place }) => {
  const findings: Finding[] = [];
  for (const node of nodes) {
    if (node.type !== 'code' || node.lang) continue;
    const fenced = /^(?:`{3}|~{3})/.test(source.body.slice(node.position?.start.offset));
    if (!fenced) continue;
    const message =
      'the code has no language; write it after the fence, as in ```python or ```text';
    findings.push(warning(source.file, place(node), message, 'code-language'));
  }
  return findings;
};
