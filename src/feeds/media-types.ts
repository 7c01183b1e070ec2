/** What each format is served as. */
export const mediaTypes = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
  opml: 'text/x-opml',
};

/** A feed as the development server hands it out; static hosts take the type from `_headers`. */
export function feedResponse(type: keyof typeof mediaTypes, feed: string): Response {
  return new Response(feed, { headers: { 'Content-Type': `${mediaTypes[type]}; charset=utf-8` } });
}
