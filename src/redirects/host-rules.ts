import { withBase } from '../paths.ts';
import { securityHeaders } from '../seo/content-security-policy.ts';
import { redirectFile, type Redirect } from './redirects.ts';

/** Cloudflare refuses more rules that aren't patterns, and longer ones. The pages of redirects answer for the rest. */
const maxRules = 2000;
const maxLength = 1000;

/**
 * Returns the rules of hosts and web servers for redirects with status 301, by file. Those of servers
 * also send the pages of withdrawn talks with status 410, and headers, which `_redirects` can't.
 * @param gone their paths, with the site's base
 */
export function hostRules(
  redirects: readonly Redirect[],
  gone: readonly string[],
): Record<string, () => string> {
  return {
    _redirects: () => redirectsFile(redirects),
    'data/redirects/nginx.conf': () => nginx(redirects, gone),
    'data/redirects/Caddyfile': () => caddy(redirects, gone),
    'data/redirects/apache.conf': () => apache(redirects, gone),
  };
}

/** Cloudflare Pages, Netlify, GitLab Pages and others read this. `*` and `:name` would be patterns. */
function redirectsFile(redirects: readonly Redirect[]): string {
  return redirects
    .filter(({ from }) => !/[*:]/.test(from))
    .map(({ from, to }) => `${encodeURI(withBase(decodeURI(from).slice(1)))} ${to} 301\n`)
    .filter((rule) => rule.length <= maxLength)
    .slice(0, maxRules)
    .join('');
}

/** One lookup for each request, however many there are. */
function nginx(redirects: readonly Redirect[], gone: readonly string[]): string {
  const withdrawn = gone.map(
    (path) => `location = ${path} { error_page 410 ${path}index.html; return 410; }`,
  );
  const moved = redirects.flatMap(({ from, to }) =>
    requestPaths(from).map((path) => `location = ${quoted(path)} { return 301 ${quoted(to)}; }`),
  );
  const headers = headerLines((name, value) => `add_header ${name} ${quoted(value)} always;`);
  return file('include this file in a server block', [...headers, ...withdrawn, ...moved]);
}

function caddy(redirects: readonly Redirect[], gone: readonly string[]): string {
  const lines = redirects.flatMap(({ from, to }) =>
    requestPaths(from).map((path) => `\t${quoted(caddyInput(path))} ${quoted(to)}`),
  );
  return file('import this file in a site block', [
    'header {',
    ...headerLines((name, value) => `\t${name} ${quoted(value)}`),
    '}',
    'map {http.request.uri.path} {aftertalk_moved} {',
    ...lines,
    '\tdefault ""',
    '}',
    '@aftertalk_moved expression `{aftertalk_moved} != ""`',
    'redir @aftertalk_moved {aftertalk_moved} 301',
    ...(gone.length
      ? [
          `@aftertalk_gone path ${gone.join(' ')}`,
          'handle @aftertalk_gone {',
          '\tfile_server {',
          '\t\tstatus 410',
          '\t}',
          '}',
        ]
      : []),
  ]);
}

/** Braces would be a placeholder, except in a pattern. */
function caddyInput(path: string): string {
  if (!/[{}]/.test(path)) return path;
  return `~^${escaped(path).replaceAll('\\{', '\\x7b').replaceAll('\\}', '\\x7d')}$`;
}

function apache(redirects: readonly Redirect[], gone: readonly string[]): string {
  const withdrawn = gone.flatMap((path) => [
    `<If "%{REQUEST_URI} == '${path}'">`,
    `  ErrorDocument 410 ${path}index.html`,
    '  RedirectMatch 410 ".*"',
    '</If>',
  ]);
  const moved = redirects.map(({ from, to }) => {
    const [path = '', other] = requestPaths(from);
    const pattern = `^${escaped(other ?? path)}${other === undefined ? '' : '/?'}$`;
    return `RedirectMatch 301 ${quoted(pattern)} ${quoted(to)}`;
  });
  return file('include this file in a virtual host', [
    '<IfModule headers_module>',
    ...headerLines((name, value) => `  Header always set ${name} ${quoted(value)}`),
    '</IfModule>',
    ...withdrawn,
    ...moved,
  ]);
}

function file(use: string, lines: readonly string[]): string {
  return [`# Aftertalk’s redirects and headers: ${use}.`, ...lines]
    .map((line) => `${line}\n`)
    .join('');
}

function headerLines(line: (name: string, value: string) => string): string[] {
  return Object.entries(securityHeaders).map(([name, value]) => line(name, value));
}

/** Returns what servers decode a former path to, for a page also without its slash. */
function requestPaths(from: string): string[] {
  const path = withBase(redirectFile(from));
  return path.endsWith('/index.html') && !from.endsWith('/index.html')
    ? [path.slice(0, -'index.html'.length), path.slice(0, -'/index.html'.length)]
    : [path];
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
