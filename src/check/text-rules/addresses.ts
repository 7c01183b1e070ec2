import type { Finding } from '../../loader/finding.ts';
import { warning } from '../../loader/source.ts';
import type { TextRule } from './text-rule.ts';

/** Addresses that read badly or travel in the open; both work, so neither is an error. */
export const addresses: TextRule = ({ source, nodes, place }) => {
  const findings: Finding[] = [];
  for (const node of nodes) {
    if (node.type !== 'link' && node.type !== 'definition') continue;
    const { url } = node;
    const offset = node.position?.start.offset ?? 0;
    if (node.type === 'link' && /^(?:https?:|www\.)/i.test(source.body.slice(offset))) {
      const message = `a bare address; name what it leads to: [its title](${url})`;
      findings.push(warning(source.file, place(node), message, 'bare-url'));
    }
    if (/^http:/i.test(url) && !source.body.startsWith('www.', offset)) {
      const message = `${url} is not encrypted; write https:// if it answers there`;
      findings.push(warning(source.file, place(node), message, 'http'));
    }
  }
  return findings;
};
