import type { Finding } from '../../loader/finding.ts';
import { error } from '../../loader/source.ts';
import type { TextRule } from './text-rule.ts';

/** Images have a description for readers who can't see them. */
export const imageText: TextRule = ({ source, nodes, place }) => {
  const findings: Finding[] = [];
  for (const node of nodes) {
    if (node.type !== 'image' && node.type !== 'imageReference') continue;
    if (node.alt?.trim()) continue;
    const name = node.type === 'image' ? `(${node.url})` : `[${node.label ?? node.identifier}]`;
    const message = `the image has no alternative text; describe what it shows: ![What it shows]${name}`;
    findings.push(error(source.file, place(node), message, 'image-text'));
  }
  return findings;
};
