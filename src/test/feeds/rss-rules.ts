// Over 200 lines, because it is one list.
import {
  broken,
  htmlRules,
  isLanguage,
  isMediaType,
  isRfc3339,
  isRfc822,
  isSize,
  isTrimmed,
  isWeb,
  outOfOrder,
  repeated,
  type Rule,
} from './rules.ts';
import { all, below, one, textOf, type Xml } from './xml.ts';

const channel = (rss: Xml) => one(rss, 'channel');
const items = (rss: Xml) => all(channel(rss), 'item');
const texts = (rss: Xml, name: string) =>
  items(rss)
    .flatMap((item) => all(item, name))
    .map(({ text }) => text);

/** The requirements of RSS 2.0, of its Advisory Board's profile and of feed readers. */
const rssRules: Rule<Xml>[] = [
  [
    'the root is rss 2.0 with one channel',
    (rss) =>
      rss.name === 'rss' && rss.attributes.version === '2.0' && all(rss, 'channel').length === 1
        ? []
        : [rss.name],
  ],
  [
    'a channel has one title, one link and one description',
    (rss) =>
      ['title', 'link', 'description'].filter(
        (name) => all(channel(rss), name).length !== 1 || !isTrimmed(textOf(channel(rss), name)),
      ),
  ],
  [
    'a channel’s link is a web URL',
    (rss) => [textOf(channel(rss), 'link')].filter((link) => !isWeb(link)),
  ],
  [
    'a channel has one atom:link with its own URL',
    (rss) => {
      const links = all(channel(rss), 'atom:link').filter(
        ({ attributes: { rel, type } }) => rel === 'self' && type === 'application/rss+xml',
      );
      return links.length === 1 && isWeb(links[0]?.attributes.href) ? [] : [links.length];
    },
  ],
  [
    'a channel’s language is a code',
    (rss) => [textOf(channel(rss), 'language')].filter((code) => !isLanguage(code)),
  ],
  [
    'every element is defined by RSS or a declared module',
    (rss) =>
      below(rss)
        .map(({ name }) => name)
        .filter((name) => !known.includes(name)),
  ],
  [
    'an item has no element twice, except categories and media',
    (rss) =>
      items(rss).flatMap((item) =>
        repeated(item.children.map(({ name }) => name).filter((name) => !many.includes(name))),
      ),
  ],
  [
    'every item has a title, a link, an id, a date and, up to the thirtieth, a text',
    (rss) =>
      items(rss).flatMap((item, index) =>
        ['title', 'link', 'guid', 'pubDate', 'atom:updated', 'content:encoded']
          .slice(0, index < 30 ? undefined : -1)
          .filter((name) => !isTrimmed(textOf(item, name)?.trim())),
      ),
  ],
  ['no title is padded', (rss) => texts(rss, 'title').filter((title) => !isTrimmed(title))],
  [
    'an id isn’t a permalink',
    (rss) =>
      items(rss)
        .filter((item) => one(item, 'guid')?.attributes.isPermaLink !== 'false')
        .map((item) => textOf(item, 'guid')),
  ],
  ['an id is not padded', (rss) => texts(rss, 'guid').filter((id) => !isTrimmed(id))],
  ['no two items share an id', (rss) => repeated(texts(rss, 'guid'))],
  ['an item’s link is a web URL', (rss) => texts(rss, 'link').filter((link) => !isWeb(link))],
  [
    'dates follow RFC 822, in GMT and with the right weekday',
    (rss) =>
      [
        ...texts(rss, 'pubDate'),
        ...all(channel(rss), 'lastBuildDate').map(({ text }) => text),
      ].filter((date) => !isRfc822(date)),
  ],
  [
    'atom:updated follows RFC 3339',
    (rss) => texts(rss, 'atom:updated').filter((date) => !isRfc3339(date)),
  ],
  [
    'nothing is updated before it is published',
    (rss) =>
      items(rss)
        .filter(
          (item) =>
            Date.parse(textOf(item, 'atom:updated') ?? '') <
            Date.parse(textOf(item, 'pubDate') ?? ''),
        )
        .map((item) => textOf(item, 'guid')),
  ],
  ['the newest item comes first', (rss) => outOfOrder(texts(rss, 'pubDate'))],
  [
    'the feed’s date is that of its latest item',
    (rss) => {
      const latest = Math.max(...texts(rss, 'atom:updated').map((date) => Date.parse(date)));
      return items(rss).length === 0 ||
        Date.parse(textOf(channel(rss), 'lastBuildDate') ?? '') === latest
        ? []
        : [textOf(channel(rss), 'lastBuildDate')];
    },
  ],
  [
    'an enclosure has a URL, a length and a type',
    (rss) =>
      items(rss)
        .flatMap((item) => all(item, 'enclosure'))
        .filter(
          ({ attributes: { url, length, type } }) =>
            !isWeb(url) || !isSize(length) || !isMediaType(type),
        ),
  ],
  [
    'media:content has a URL, a type, a title, and a size or none',
    (rss) =>
      media(rss).filter((each) => {
        const { url, type, fileSize = 0 } = each.attributes;
        return (
          !isWeb(url) ||
          !isMediaType(type) ||
          !isSize(fileSize) ||
          !isTrimmed(textOf(each, 'media:title'))
        );
      }),
  ],
  [
    'downloads of an item have unique titles',
    (rss) =>
      items(rss).flatMap((item) =>
        repeated(all(item, 'media:content').map((each) => textOf(each, 'media:title'))),
      ),
  ],
  [
    'speakers are in one dc:creator',
    (rss) => [
      ...items(rss).filter((item) => all(item, 'author').length > 0),
      ...texts(rss, 'dc:creator').filter((name) => !isTrimmed(name)),
    ],
  ],
  [
    'a category is one topic, named once',
    (rss) =>
      items(rss).flatMap((item) => {
        const names = all(item, 'category').map(({ text }) => text);
        return [
          ...names.filter((name) => !isTrimmed(name) || name.includes(',')),
          ...repeated(names),
        ];
      }),
  ],
  [
    'a description is HTML without elements',
    (rss) => texts(rss, 'description').filter((html) => /<[a-z/!]/i.test(html)),
  ],
  ...htmlRules.map(([sentence, faults]): Rule<Xml> => [
    sentence,
    (rss) => texts(rss, 'content:encoded').flatMap(faults),
  ]),
];

const media = (rss: Xml) => items(rss).flatMap((item) => all(item, 'media:content'));
const many = ['category', 'media:content'];
const known = [
  ...[
    'rss',
    'channel',
    'item',
    'title',
    'link',
    'description',
    'language',
    'lastBuildDate',
    'guid',
  ],
  ...['pubDate', 'category', 'enclosure', 'atom:link', 'atom:updated', 'dc:creator'],
  ...['content:encoded', 'media:content', 'media:title'],
];

export const brokenRss = (rss: Xml) => broken(rssRules, rss);
