import type { Finding } from '../../loader/finding.ts';
import { error } from '../../loader/source.ts';
import type { TextRule } from './text-rule.ts';

/** A URL that starts with `//` looks like a path but links to another site. */
export const noScheme: TextRule = ({ source, nodes, place }) => {
  const findings: Finding[] = [];
  for (const node of nodes) {
    const url =
      node.type === 'html'
        ? node.value.match(/\b(?:href|src)\s*=\s*["']?\s*([\\/]{2}[^\s"'>]*)/i)?.[1]
        : 'url' in node && /^\s*[\\/]{2}/.test(node.url)
          ? node.url
          : undefined;
    if (url === undefined) continue;
    const message = `the address ${url} has no scheme; write ${url.replace(/^\s*[\\/]+/, 'https://')}`;
    findings.push(error(source.file, place(node), message, 'link-scheme'));
  }
  return findings;
};
