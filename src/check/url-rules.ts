import type { Finding } from '../loader/finding.ts';
import { error, warning } from '../loader/source.ts';
import type { TextRule } from './text-rule.ts';

/**
 * A bare URL is hard to read, an unencrypted one unsafe, and one that was copied from a mail, a network
 * or a document tells others who follows it. All work, so none is an error.
 */
export const urls: TextRule = ({ source, nodes, place }) =>
  nodes.flatMap((node) => {
    if (node.type !== 'link' && node.type !== 'definition') return [];
    const { url } = node;
    const findings: Finding[] = [];
    const direct = untracked(url);
    if (direct !== url) {
      const message = `this link says where its readers come from; write ${direct}`;
      findings.push(warning(source.file, place(node), message, 'tracking-link'));
    }
    const offset = node.position?.start.offset ?? 0;
    const isBare = node.type === 'link' && /^(?:https?:|www\.)/i.test(source.body.slice(offset));
    // Of a link with a slip, another rule reports the slip.
    if (isBare && !/\)\[$|\] ?\($/.test(source.body.slice(0, offset))) {
      const message = `a bare URL; name what it links to: [its title](${url})`;
      findings.push(warning(source.file, place(node), message, 'bare-url'));
    }
    if (localHost.test(url)) {
      const message = `${url} is a page on your own computer; link to its public URL or its file, or write it as \`code\``;
      findings.push(warning(source.file, place(node), message, 'local-link'));
    } else if (/^http:/i.test(url) && !source.body.startsWith('www.', offset)) {
      const message = `${url} is not encrypted; write https:// if the site supports it`;
      findings.push(warning(source.file, place(node), message, 'http'));
    }
    return findings;
  });

const trackers = /^(?:utm_\w+|fbclid|gclid|igshid|mc_[ce]id|trk)$/;

/** Returns the URL that a link would have if nobody counted who follows it. */
function untracked(url: string): string {
  if (!URL.canParse(url)) return url;
  const target = new URL(url);
  const { searchParams } = target;
  if (/^www\.google\.[a-z.]+$/.test(target.hostname) && target.pathname === '/url')
    return searchParams.get('q') ?? searchParams.get('url') ?? url;
  const names = [...searchParams.keys()].filter((name) => trackers.test(name));
  for (const name of names) searchParams.delete(name);
  return names.length ? target.href : url;
}

const localHost = /^https?:\/\/(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\])(?:[:/?#]|$)/i;

/**
 * A URL that starts with `//` looks like a path but links to another site. One that starts with
 * `https:` and no slashes looks like another site but is a path.
 */
const incomplete = /^\s*(?:[\\/]{2}|https?:(?![\\/]{2})|https?:\/\/https?:)/i;

/** A URL has its scheme and its host, or neither. */
export const schemes: TextRule = ({ source, nodes, place }) =>
  nodes.flatMap((node) => {
    const urls =
      node.type === 'html'
        ? [...node.value.matchAll(/\b(?:href|src)\s*=\s*["']?\s*([^\s"'>]*)/gi)].map(
            ([, url = '']) => url,
          )
        : 'url' in node
          ? [node.url]
          : [];
    return urls
      .filter((url) => incomplete.test(url))
      .map((url) => {
        const fixed = url.replace(/^\s*(?:(?:https?:)?[\\/]*)+/i, 'https://');
        const twice = /^\s*https?:\/\/h/i.test(url);
        const wrong = twice ? 'two schemes' : `no ${/^\s*h/i.test(url) ? '//' : 'scheme'}`;
        const message = `the URL ${url} has ${wrong}; write ${fixed}`;
        return (twice ? warning : error)(source.file, place(node), message, 'link-scheme');
      });
  });
