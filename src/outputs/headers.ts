import { siteFolders } from '../archive/site.ts';
import { feedMediaTypes } from '../feeds/feed.ts';
import { withBase } from '../paths.ts';
import { securityHeaders } from '../seo/content-security-policy.ts';

interface HeaderRule {
  /** Below the site's base; `:name` stands for one folder, `*` for the rest. */
  path: string;
  headers: Record<string, string>;
}

const openToAll = { 'Access-Control-Allow-Origin': '*' };

/**
 * The media types of feeds. They are cached for half an hour, and readers that fetch them again
 * mostly get a short "not modified". Scripts of other sites may read `feed.json`.
 */
const feedHeaders: readonly HeaderRule[] = [
  feedRule('rss.xml', feedMediaTypes.rss),
  ...['conferences', 'series', 'topics', 'speakers'].map((lists) =>
    feedRule(`${lists}/:list/rss.xml`, feedMediaTypes.rss),
  ),
  feedRule('atom.xml', feedMediaTypes.atom),
  feedRule('changes.xml', feedMediaTypes.atom),
  feedRule('feed.json', feedMediaTypes.json, openToAll),
  feedRule('feeds.opml', feedMediaTypes.opml),
];

/** Scripts of other sites may read all data. */
const dataHeaders: readonly HeaderRule[] = [
  { path: 'data/*', headers: openToAll },
  { path: 'schema/*', headers: openToAll },
  citationRule('talks.bib', 'application/x-bibtex; charset=utf-8'),
  citationRule('talks.csl.json', 'application/vnd.citationstyles.csl+json'),
];

/** Styles, scripts and fonts, whose names change with their content. */
const assetHeaders: HeaderRule = {
  path: `${siteFolders.assets}/*`,
  headers: { 'Cache-Control': 'public, max-age=31536000, immutable' },
};

const fileHeaders = [...feedHeaders, ...dataHeaders, assetHeaders];

/** Returns the `_headers` file that Netlify, Cloudflare Pages and others read. */
export function headersFile(): string {
  return (
    block('/*', securityHeaders) +
    fileHeaders.map(({ path, headers }) => block(withBase(path), headers)).join('')
  );
}

/** Returns the headers of a file, as hosts read them from `_headers`. */
export function headersFor(file: string): Record<string, string> {
  const rule = fileHeaders.find(({ path }) => {
    const pattern = path.replaceAll('.', '\\.').replace(/:\w+/, '[^/]+').replace('*', '.*');
    return new RegExp(`^${pattern}$`).test(file);
  });
  return { ...securityHeaders, ...rule?.headers };
}

function citationRule(file: string, type: string): HeaderRule {
  return { path: `conferences/:list/${file}`, headers: { 'Content-Type': type, ...openToAll } };
}

function feedRule(path: string, type: string, more: Record<string, string> = {}): HeaderRule {
  return {
    path,
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': 'public, max-age=1800',
      ...more,
    },
  };
}

function block(path: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  return `${path}\n${lines.join('')}`;
}
