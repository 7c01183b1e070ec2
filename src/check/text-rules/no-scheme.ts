import type { Finding } from '../../loader/finding.ts';
import { error } from '../../loader/source.ts';
import type { TextRule } from './text-rule.ts';

/**
 * A URL that starts with `//` looks like a path but links to another site. One that starts with
 * `https:` and no slashes looks like another site but is a path.
 */
export const noScheme: TextRule = ({ source, nodes, place }) => {
  const findings: Finding[] = [];
  for (const node of nodes) {
    const url =
      node.type === 'html'
        ? node.value.match(
            /\b(?:href|src)\s*=\s*["']?\s*((?:[\\/]{2}|https?:(?![\\/]{2}))[^\s"'>]*)/i,
          )?.[1]
        : 'url' in node && /^\s*(?:[\\/]{2}|https?:(?![\\/]{2}))/i.test(node.url)
          ? node.url
          : undefined;
    if (url === undefined) continue;
    const fixed = url.replace(/^\s*(?:https?:)?[\\/]*/i, 'https://');
    const missing = /^\s*h/i.test(url) ? '//' : 'scheme';
    const message = `the address ${url} has no ${missing}; write ${fixed}`;
    findings.push(error(source.file, place(node), message, 'link-scheme'));
  }
  return findings;
};
