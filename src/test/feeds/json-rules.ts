import {
  broken,
  htmlRules,
  isLanguage,
  isMediaType,
  isRfc3339,
  isSize,
  isTrimmed,
  isWeb,
  outOfOrder,
  repeated,
  type Rule,
} from './rules.ts';

// A parser can return anything; the rules check what it is.
type Json = any;

const items = (feed: Json): Json[] => (Array.isArray(feed.items) ? feed.items : []);
const attachments = (feed: Json): Json[] => items(feed).flatMap((item) => item.attachments ?? []);
const isText = (value: unknown) => typeof value === 'string' && isTrimmed(value);

/** The requirements of JSON Feed 1.1 and of feed readers. */
const jsonRules: Rule<Json>[] = [
  [
    'the version is the URL of JSON Feed 1.1',
    (feed) => [feed.version].filter((version) => version !== 'https://jsonfeed.org/version/1.1'),
  ],
  [
    'a feed has a title and a list of items',
    (feed) => (isText(feed.title) && Array.isArray(feed.items) ? [] : [feed.title]),
  ],
  [
    'a feed has its own URL and its page’s',
    (feed) => [feed.feed_url, feed.home_page_url].filter((address) => !isWeb(address)),
  ],
  [
    'languages are codes',
    (feed) =>
      [feed, ...items(feed)].map(({ language }) => language).filter((code) => !isLanguage(code)),
  ],
  [
    'every key is defined by JSON Feed 1.1',
    (feed) => [
      ...Object.keys(feed).filter((key) => !ofFeed.includes(key)),
      ...items(feed).flatMap((item) => Object.keys(item).filter((key) => !ofItem.includes(key))),
    ],
  ],
  [
    'an id is a text',
    (feed) =>
      items(feed)
        .map(({ id }) => id)
        .filter((id) => !isText(id)),
  ],
  ['no two items share an id', (feed) => repeated(items(feed).map(({ id }) => id))],
  [
    'an item has a URL, a title and HTML, or after the thirtieth plain text',
    (feed) =>
      items(feed).filter(
        ({ url, title, content_html, content_text }, index) =>
          !isWeb(url) ||
          !isText(title) ||
          !isText(content_html ?? (index < 30 ? undefined : content_text)),
      ),
  ],
  [
    'a summary is a text',
    (feed) => items(feed).filter(({ summary }) => summary !== undefined && !isText(summary)),
  ],
  [
    'dates follow RFC 3339',
    (feed) =>
      items(feed)
        .flatMap(({ date_published, date_modified }) => [date_published, date_modified])
        .filter((date) => !isRfc3339(date)),
  ],
  [
    'nothing is modified before it is published',
    (feed) =>
      items(feed).filter(
        ({ date_published, date_modified }) =>
          Date.parse(date_modified) < Date.parse(date_published),
      ),
  ],
  [
    'the newest item comes first',
    (feed) => outOfOrder(items(feed).map(({ date_published }) => date_published)),
  ],
  [
    'authors are a list of names',
    (feed) =>
      items(feed).filter(
        ({ authors }) =>
          authors !== undefined &&
          (!Array.isArray(authors) || !authors.length || authors.some(({ name }) => !isText(name))),
      ),
  ],
  [
    'tags are texts without duplicates',
    (feed) =>
      items(feed).flatMap(({ tags = [] }) => [
        ...tags.filter((tag: unknown) => !isText(tag)),
        ...repeated(tags),
      ]),
  ],
  [
    'an attachment has a URL, a type and a title',
    (feed) =>
      attachments(feed).filter(
        ({ url, mime_type, title }) => !isWeb(url) || !isMediaType(mime_type) || !isText(title),
      ),
  ],
  [
    'the size of an attachment is a number of bytes',
    (feed) =>
      attachments(feed)
        .map((each) => each.size_in_bytes)
        .filter((size) => size !== undefined && !(typeof size === 'number' && isSize(size))),
  ],
  [
    'attachments of an item have unique titles',
    (feed) =>
      items(feed).flatMap((item) =>
        repeated((item.attachments ?? []).map(({ title }: Json) => title)),
      ),
  ],
  ...htmlRules.map(([sentence, faults]): Rule<Json> => [
    sentence,
    (feed) =>
      items(feed).flatMap(({ content_html, content_text }) =>
        content_text === undefined ? faults(String(content_html ?? '')) : [],
      ),
  ]),
];

const ofFeed = [
  'version',
  'title',
  'home_page_url',
  'feed_url',
  'description',
  'language',
  'items',
];
const ofItem = [
  'id',
  'url',
  'title',
  'summary',
  'content_html',
  'content_text',
  'date_published',
  'date_modified',
  'authors',
  'tags',
  'language',
  'attachments',
];

export const brokenJson = (feed: Json) => broken(jsonRules, feed);
