import type { Finding } from '../../loader/finding.ts';
import { error, warning } from '../../loader/source.ts';
import type { TextRule } from './text-rule.ts';

/** The title is the first level: the body starts with the second, and skips none. */
export const headings: TextRule = ({ source, nodes, place }) => {
  const findings: Finding[] = [];
  let above = 1;
  for (const node of nodes) {
    if (node.type !== 'heading') continue;
    const marks = '#'.repeat(above + 1);
    if (node.depth === 1) {
      const message = 'the title is the only level-one heading of the page; write ## here';
      findings.push(error(source.file, place(node), message, 'heading-one'));
    } else if (node.depth > above + 1) {
      const message = `this heading skips a level; write ${marks}`;
      findings.push(warning(source.file, place(node), message, 'heading-skipped'));
    }
    above = node.depth;
  }
  return findings;
};
