import assert from 'node:assert/strict';
import { test } from 'node:test';
import { awkward } from '../test/sites.ts';
import { feedFiles } from '../test/feeds/site-feeds.ts';
import { feedHeaders } from './headers.ts';

test('every feed of a built site has one rule with its media type', () => {
  const types: Record<string, RegExp> = {
    rss: /^application\/rss\+xml; charset=utf-8$/,
    atom: /^application\/atom\+xml; charset=utf-8$/,
    json: /^application\/feed\+json; charset=utf-8$/,
    opml: /^text\/x-opml; charset=utf-8$/,
  };
  for (const [format, files] of Object.entries(feedFiles(awkward)))
    for (const file of files) {
      const rules = feedHeaders.filter(({ path }) =>
        new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`).test(`/${file}`),
      );
      assert.equal(rules.length, 1, file);
      assert.match(rules[0]?.headers['Content-Type'] ?? '', types[format] ?? /^$/);
      assert.match(rules[0]?.headers['Cache-Control'] ?? '', /max-age=1800/);
    }
});

test('scripts of other sites may read only feed.json', () => {
  const open = feedHeaders.filter(({ headers }) => headers['Access-Control-Allow-Origin'] === '*');
  assert.deepEqual(
    open.map(({ path }) => path),
    ['/feed.json'],
  );
});
