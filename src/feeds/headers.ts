import { withBase } from '../paths.ts';
import { mediaTypes } from './media-types.ts';

/** What a host is to say beside files whose path fits; a `:name` stands for one part of it. */
export interface HeaderRule {
  path: string;
  headers: Record<string, string>;
}

/**
 * How feeds are to be served: as what they are; asked for again after half an hour, when most
 * readers get a short "not modified"; and `feed.json` to scripts of other sites too.
 */
export const feedHeaders: readonly HeaderRule[] = [
  rule('rss.xml', mediaTypes.rss),
  ...['conferences', 'series', 'topics', 'speakers'].map((lists) =>
    rule(`${lists}/:list/rss.xml`, mediaTypes.rss),
  ),
  rule('atom.xml', mediaTypes.atom),
  rule('changes.xml', mediaTypes.atom),
  rule('feed.json', mediaTypes.json, { 'Access-Control-Allow-Origin': '*' }),
  rule('feeds.opml', mediaTypes.opml),
];

function rule(path: string, type: string, more: Record<string, string> = {}): HeaderRule {
  return {
    path: withBase(path),
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': 'public, max-age=1800',
      ...more,
    },
  };
}
