import { feedMediaTypes } from '../feeds/feed.ts';
import { withBase } from '../paths.ts';
import { policy } from '../seo/policy.ts';

/** The headers for files that match a path, in which `:name` matches one folder. */
interface HeaderRule {
  path: string;
  headers: Record<string, string>;
}

// For hosts without `_headers`, pages also contain the policy; the others work only as headers.
const everywhere: HeaderRule = {
  path: '/*',
  headers: {
    'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Strict-Transport-Security': 'max-age=31536000',
  },
};

/**
 * The media types of feeds. They are cached for half an hour, and readers that fetch them again
 * mostly get a short "not modified". Scripts of other sites may read `feed.json`.
 */
export const feedHeaders: readonly HeaderRule[] = [
  feedRule('rss.xml', feedMediaTypes.rss),
  ...['conferences', 'series', 'topics', 'speakers'].map((lists) =>
    feedRule(`${lists}/:list/rss.xml`, feedMediaTypes.rss),
  ),
  feedRule('atom.xml', feedMediaTypes.atom),
  feedRule('changes.xml', feedMediaTypes.atom),
  feedRule('feed.json', feedMediaTypes.json, { 'Access-Control-Allow-Origin': '*' }),
  feedRule('feeds.opml', feedMediaTypes.opml),
];

/** Returns the `_headers` file that Netlify, Cloudflare Pages and others read. */
export function headersFile(): string {
  const rules = [everywhere, ...feedHeaders].map(({ path, headers }) => {
    const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
    return `${path}\n${lines.join('')}`;
  });
  return rules.join('');
}

function feedRule(path: string, type: string, more: Record<string, string> = {}): HeaderRule {
  return {
    path: withBase(path),
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': 'public, max-age=1800',
      ...more,
    },
  };
}
