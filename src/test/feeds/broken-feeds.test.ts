import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { awkward } from '../sites.ts';
import { brokenAtom } from './atom-rules.ts';
import { readFeed } from './site-feeds.ts';
import { brokenJson } from './json-rules.ts';
import { brokenOpml } from './opml-rules.ts';
import { rssBreaks, type Break } from './rss-breaks.ts';
import { brokenRss } from './rss-rules.ts';
import { parseXml } from './xml.ts';

const formats: Record<
  string,
  { file: string; check: (text: string) => string[]; breaks: Break[] }
> = {
  RSS: {
    file: 'rss.xml',
    check: (text) => brokenRss(parseXml(text)),
    breaks: rssBreaks,
  },
  Atom: {
    file: 'atom.xml',
    check: (text) => brokenAtom(parseXml(text)),
    breaks: [
      ['no namespace', ' xmlns="http://www.w3.org/2005/Atom"', '', /the root is a feed of Atom/],
      [
        'the namespace of Atom 0.3',
        'http://www.w3.org/2005/Atom',
        'http://purl.org/atom/ns#',
        /the root is a feed of Atom/,
      ],
      ['no id', /<id>[^<]*<\/id>/, '', /have one id/],
      ['a relative id', /(<entry[^>]*><id>)[^<]*/, '$1/talks/x', /an id is an absolute IRI/],
      [
        'one id for two entries',
        /(<entry[^>]*><id>)([^<]*)(.*?<entry[^>]*><id>)[^<]*/s,
        '$1$2$3$2',
        /no two entries share an id/,
      ],
      ['no date', /<updated>[^<]*<\/updated>/, '', /have one id, one title and one updated/],
      ['a date without time', /(<published>[^<T]*)T[^<]*/, '$1', /dates follow RFC 3339/],
      [
        'a date that doesn’t exist',
        /<published>[^<]*/,
        '<published>2023-02-30T00:00:00Z',
        /dates follow RFC 3339/,
      ],
      [
        'a feed with the current date',
        /<updated>[^<]*/,
        '<updated>2026-11-23T22:00:00Z',
        /the feed’s date is that/,
      ],
      ['no self link', /<link rel="self"[^>]*>/, '', /one self link/],
      ['no author anywhere', /<author>.*?<\/author>/gs, '', /every entry has an author/],
      [
        'an author without a name',
        /<author><name>[^<]*<\/name>/,
        '<author>',
        /an author has a name/,
      ],
      [
        'a relative download',
        /(rel="enclosure"[^>]*href=")[^"]*/,
        '$1/downloads/x.pdf',
        /every link has a web URL/,
      ],
      [
        'two downloads of one title',
        /(rel="enclosure"[^>]*title=")([^"]*)("[^>]*><link rel="enclosure"[^>]*title=")[^"]*/,
        '$1$2$3$2',
        /downloads of an entry have unique titles/,
      ],
      ['a text without a type', /<content type="html">/, '<content>', /every entry has one text/],
      ['a title in HTML', '<title>', '<title type="html">', /titles and summaries are plain/],
      ['an unknown relation', 'rel="enclosure"', 'rel="download"', /every link has a relation/],
      [
        'a category without a term',
        /<category term="[^"]*"/,
        '<category',
        /a category is one topic/,
      ],
    ],
  },
  'JSON Feed': {
    file: 'feed.json',
    check: (text) => brokenJson(JSON.parse(text)),
    breaks: [
      ['an extra comma', /\]\}$/, '],}', /^not well-formed/],
      ['the version as a number', '"https://jsonfeed.org/version/1.1"', '1.1', /the version is/],
      ['no items', /"items":/, '"entries":', /a list of items/],
      ['an id that is a number', /"id":"[^"]*"/, '"id":7', /an id is a text/],
      [
        'one author as in version 1',
        /"authors":\[(\{[^\]]*\})\]/,
        '"author":$1',
        /every key is defined/,
      ],
      ['a date without zone', /("date_published":"[^"]*)Z"/, '$1"', /dates follow RFC 3339/],
      [
        'a relative attachment',
        /("attachments":\[\{"url":")[^"]*/,
        '$1/x.pdf',
        /an attachment has a URL/,
      ],
      [
        'a size in words',
        /"size_in_bytes":\d+/,
        '"size_in_bytes":"1 kB"',
        /the size of an attachment/,
      ],
      [
        'HTML with a script',
        /"content_html":"/,
        '"content_html":"<script>1</script>',
        /nothing that runs/,
      ],
    ],
  },
  OPML: {
    file: 'feeds.opml',
    check: (text) => brokenOpml(parseXml(text)),
    breaks: [
      ['no version', ' version="2.0"', '', /the root is opml 2\.0/],
      ['an outline without a text', / text="[^"]*"/, '', /every outline has a text/],
      ['a relative feed', /xmlUrl="[^"]*"/, 'xmlUrl="/rss.xml"', /a feed has its own URL/],
      ['a feed listed twice', /(<outline type="rss"[^>]*>)/, '$1$1', /no feed is listed twice/],
      [
        'an empty group',
        '<body>',
        '<body><outline text="None"/>',
        /an outline is a feed or contains some/,
      ],
    ],
  },
};

for (const [format, { file, check, breaks }] of Object.entries(formats))
  describe(`the rules for ${format} reject`, () => {
    const good = readFeed(awkward, file);
    const faults = (text: string) => {
      try {
        return check(text);
      } catch (error) {
        return [`not well-formed: ${(error as Error).message}`];
      }
    };

    test('nothing in a built feed', () => assert.deepEqual(faults(good), []));

    for (const [name, from, to, sentence] of breaks)
      test(name, () => {
        const text = good.replace(from, to);
        assert.notEqual(text, good, 'nothing was broken');
        assert.match(faults(text).join('\n'), new RegExp(sentence, 'm'));
      });
  });
