import assert from 'node:assert/strict';
import { test } from 'node:test';
import { awkward } from '../test/sites.ts';
import { feedFiles } from '../test/feeds/site-feeds.ts';
import { siteFiles } from '../test/site-files.ts';
import { headersFor } from './headers.ts';

test('every feed of a built site is served with its media type', () => {
  const types: Record<string, RegExp> = {
    rss: /^application\/rss\+xml; charset=utf-8$/,
    atom: /^application\/atom\+xml; charset=utf-8$/,
    json: /^application\/feed\+json; charset=utf-8$/,
    opml: /^text\/x-opml; charset=utf-8$/,
  };
  for (const [format, files] of Object.entries(feedFiles(awkward)))
    for (const file of files) {
      const headers = headersFor(file);
      assert.match(headers['Content-Type'] ?? '', types[format] ?? /^$/);
      assert.match(headers['Cache-Control'] ?? '', /max-age=1800/);
    }
});

test('scripts of other sites may read feed.json and all data, but nothing else', () => {
  const files = siteFiles(awkward);
  assert.deepEqual(
    files.filter((file) => headersFor(file)['Access-Control-Allow-Origin']),
    files.filter((file) =>
      /^(?:feed\.json$|data\/|schema\/|conferences\/[^/]+\/talks\.)/.test(file),
    ),
  );
});
