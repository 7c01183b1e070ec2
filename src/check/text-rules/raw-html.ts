import { removals } from '../../markdown/removals.ts';
import type { Finding } from '../../loader/finding.ts';
import { error, warning } from '../../loader/source.ts';
import type { TextRule } from './text-rule.ts';

/**
 * Reports what the allow-list removes. That is a warning, because the page is safe without it; a
 * link that loses its URL is an error.
 */
export const rawHtml: TextRule = ({ source, nodes }) =>
  removals(nodes).map(({ line, column, what, scheme, attribute }): Finding => {
    const place = { line: line + source.linesAbove, column };
    if (scheme === undefined)
      return warning(source.file, place, `${what} is removed from the page`, 'removed-html');
    const schemes = attribute === 'href' ? 'https, http, mailto' : 'https, http';
    const message = `the scheme ${scheme}: is not allowed; write ${schemes} or a path`;
    return error(source.file, place, message, 'link-scheme');
  });
