import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import type { Site } from '../archive/site.ts';
import { all, one, parseXml, textOf, type Xml } from '../test/feeds/xml.ts';
import type { FeedItem } from './item.ts';
import { rss } from './rss.ts';

const hostile = [
  ...['007', '0', '00', '7', '+7', '-0x1F', '.5', '1.0', '1e5', '1e999', '12345678901234567890'],
  ...['true', 'false', 'null', 'undefined', 'NaN', 'Infinity', '__proto__', '-'],
  ...['<b>', '</item>', '<!-- ', '<![CDATA[x]]>', ']]>', '<?x?>', '<!DOCTYPE x>', '&amp;', '&#48;'],
  ...['&', '"', "'", '&lt;b>', '٠٠٧', '👩🏽‍🔧🇪🇺', '\u200fשלום\u200e', '\u2067مرحبا\u2069'],
  ...[' 007', '7 ', ' true ', '  padded  ', '\u00a0x\u00a0', 'A  B\n\tC'],
];

describe('RSS writes unchanged', () => {
  for (const value of hostile)
    test(JSON.stringify(value), async () => {
      const channel = one(
        await parsedRss(
          { ...site, title: value },
          {
            ...item,
            ...{ id: value, title: value, html: value, speakers: [value], topics: [value, 'x'] },
            attachments: [{ ...slides, size: 7 }, { ...slides, title: value }, slides],
          },
        ),
        'channel',
      );
      const rssItem = one(channel, 'item');
      assert.equal(textOf(channel, 'title'), value);
      for (const name of ['title', 'guid', 'dc:creator', 'content:encoded', 'category'])
        assert.equal(textOf(rssItem, name), value, name);
      assert.deepEqual(
        all(rssItem, 'media:content').map((each) => textOf(each, 'media:title')),
        [value, 'Slides'],
      );
      assert.equal(one(rssItem, 'enclosure')?.attributes.length, '7');
    });
});

describe('RSS', () => {
  test('writes a URL with quotes, markup and ampersands unchanged', async () => {
    const url = `https://x.example/?a=1&b="<2>'`;
    const attachments = [
      { ...slides, url, size: 1 },
      { ...slides, url },
    ];
    const rssItem = one(
      one(await parsedRss(site, { ...item, link: url, attachments }), 'channel'),
      'item',
    );
    assert.equal(textOf(rssItem, 'link'), url);
    assert.equal(one(rssItem, 'enclosure')?.attributes.url, url);
    assert.equal(one(rssItem, 'media:content')?.attributes.url, url);
  });

  test('omits the elements that an item lacks', async () => {
    const rssItem = one(one(await parsedRss(site, item), 'channel'), 'item');
    assert.deepEqual(rssItem?.children.map(({ name }) => name).sort(), [
      'atom:updated',
      'content:encoded',
      'guid',
      'link',
      'pubDate',
      'title',
    ]);
  });

  test('encloses a recording of known size, wherever it is, rather than a smaller file', async () => {
    const video = {
      url: 'https://v.example/a.mp4',
      title: 'Video',
      mediaType: 'video/mp4',
      size: 9,
    };
    const attachments = [{ ...slides, size: 7 }, { ...video, size: undefined }, video];
    const rssItem = one(one(await parsedRss(site, { ...item, attachments }), 'channel'), 'item');
    assert.deepEqual(one(rssItem, 'enclosure')?.attributes, {
      ...{ url: video.url, length: '9', type: 'video/mp4' },
    });
  });

  test('writes dates in GMT in every time zone', () => {
    const dates = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].map((TZ) => {
      const program = `import { rss } from './src/feeds/rss.ts';
        console.log(await rss(...${JSON.stringify([site, feed, [item]])}));`;
      return node(program, { TZ });
    });
    assert.equal(dates[0], dates[1]);
    assert.match(dates[0]!, /<pubDate>Wed, 01 Jan 2020 00:00:00 GMT</);
  });

  test('loads @astrojs/rss only when a feed is made', () => {
    const loaded = node(`
      import { registerHooks } from 'node:module';
      const names = [];
      registerHooks({ resolve(name, context, next) { names.push(name); return next(name, context); } });
      const { rss } = await import('./src/feeds/rss.ts');
      await import('./src/outputs/index.ts');
      const before = names.includes('@astrojs/rss');
      await rss(...${JSON.stringify([site, feed, [item]])});
      console.log(before, names.includes('@astrojs/rss'));
    `);
    assert.equal(loaded, 'false true\n');
  });
});

const site: Site = {
  ...{ title: 'Archive', description: 'Talks.', url: 'https://archive.example/base/' },
  ...{ language: 'en', license: 'CC0-1.0', branch: 'main', feedAuthority: 'archive.example,2020' },
};
const feed = { title: 'Archive', description: 'Talks.', page: '/base/', path: '/base/rss.xml' };
const slides = { url: 'https://x.example/1', title: 'Slides', mediaType: 'text/html' };
const item: FeedItem = {
  ...{ id: 'tag:archive.example,2020:/talks/conf/a', link: 'https://archive.example/base/a/' },
  ...{ title: 'A talk', summary: '', html: '<p>Text.</p>', language: 'en' },
  ...{ speakers: [], topics: [], published: '2020-01-01', updated: '2020-02-02', attachments: [] },
};

async function parsedRss(site: Site, item: FeedItem): Promise<Xml> {
  return parseXml(await rss(site, { ...feed, title: site.title }, [item]));
}

function node(program: string, env: Record<string, string> = {}): string {
  return execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
}
