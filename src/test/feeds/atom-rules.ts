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
import { all, below, one, textOf, type Xml } from './xml.ts';

const entries = (feed: Xml) => all(feed, 'atom:entry');
const links = (feed: Xml) => below(feed).filter(({ name }) => name === 'atom:link');
const linksOf = (parent: Xml, rel: string) =>
  all(parent, 'atom:link').filter(({ attributes }) => attributes.rel === rel);
const texts = (feed: Xml, name: string) =>
  entries(feed)
    .flatMap((entry) => all(entry, name))
    .map(({ text }) => text);

/** The requirements of RFC 4287 and of feed readers. */
const atomRules: Rule<Xml>[] = [
  [
    'the root is a feed of Atom’s namespace',
    (feed) => (feed.name === 'atom:feed' ? [] : [feed.name]),
  ],
  [
    'every element is defined by Atom',
    (feed) =>
      below(feed)
        .map(({ name }) => name)
        .filter((name) => !known.includes(name)),
  ],
  [
    'a feed and each entry have one id, one title and one updated',
    (feed) =>
      [feed, ...entries(feed)].flatMap((each) =>
        ['atom:id', 'atom:title', 'atom:updated'].filter(
          (name) => all(each, name).length !== 1 || !isTrimmed(textOf(each, name)),
        ),
      ),
  ],
  [
    'an id is an absolute IRI',
    (feed) =>
      [textOf(feed, 'atom:id'), ...texts(feed, 'atom:id')].filter(
        (id) => !/^[a-z][a-z0-9+.-]*:\S+$/i.test(id ?? ''),
      ),
  ],
  [
    'no two entries share an id',
    (feed) => repeated([textOf(feed, 'atom:id'), ...texts(feed, 'atom:id')]),
  ],
  [
    'dates follow RFC 3339',
    (feed) =>
      below(feed)
        .filter(({ name }) => /^atom:(?:updated|published)$/.test(name))
        .map(({ text }) => text)
        .filter((date) => !isRfc3339(date)),
  ],
  [
    'every entry has a publication date, and no earlier update',
    (feed) =>
      entries(feed)
        .filter(
          (entry) =>
            !(
              Date.parse(textOf(entry, 'atom:updated') ?? '') >=
              Date.parse(textOf(entry, 'atom:published') ?? '')
            ),
        )
        .map((entry) => textOf(entry, 'atom:id')),
  ],
  ['the newest entry comes first', (feed) => outOfOrder(texts(feed, 'atom:published'))],
  [
    'the feed’s date is that of its latest entry',
    (feed) => {
      const latest = Math.max(...texts(feed, 'atom:updated').map((date) => Date.parse(date)));
      return entries(feed).length === 0 || Date.parse(textOf(feed, 'atom:updated') ?? '') === latest
        ? []
        : [textOf(feed, 'atom:updated')];
    },
  ],
  [
    'a feed has one self link with its own URL',
    (feed) =>
      linksOf(feed, 'self').filter(
        ({ attributes: { type, href } }) => type === 'application/atom+xml' && isWeb(href),
      ).length === 1
        ? []
        : ['none'],
  ],
  [
    'a feed and each entry link to one page',
    (feed) =>
      [feed, ...entries(feed)]
        .filter((each) => linksOf(each, 'alternate').length !== 1)
        .map((each) => textOf(each, 'atom:id')),
  ],
  [
    'every link has a web URL and a media type',
    (feed) =>
      links(feed).filter(({ attributes: { href, type } }) => !isWeb(href) || !isMediaType(type)),
  ],
  [
    'every link has a relation that readers support',
    (feed) =>
      links(feed).filter(
        ({ attributes: { rel = '' } }) => !['self', 'alternate', 'enclosure'].includes(rel),
      ),
  ],
  [
    'the length of a download is a number of bytes',
    (feed) =>
      links(feed).filter(({ attributes: { length } }) => length !== undefined && !isSize(length)),
  ],
  [
    'downloads of an entry have unique titles',
    (feed) =>
      entries(feed).flatMap((entry) => {
        const titles = linksOf(entry, 'enclosure').map(({ attributes }) => attributes.title);
        return [...titles.filter((title) => !isTrimmed(title)), ...repeated(titles)];
      }),
  ],
  [
    'every entry has an author, of its own or of the feed’s',
    (feed) =>
      one(feed, 'atom:author') ? [] : entries(feed).filter((entry) => !one(entry, 'atom:author')),
  ],
  [
    'an author has a name',
    (feed) =>
      below(feed)
        .filter(({ name }) => name === 'atom:author')
        .filter(
          (author) =>
            all(author, 'atom:name').length !== 1 || !isTrimmed(textOf(author, 'atom:name')),
        ),
  ],
  [
    'a category is one topic, named once',
    (feed) =>
      entries(feed).flatMap((entry) => {
        const terms = all(entry, 'atom:category').map(({ attributes }) => attributes.term);
        return [...terms.filter((term) => !isTrimmed(term)), ...repeated(terms)];
      }),
  ],
  [
    'titles and summaries are plain text',
    (feed) =>
      below(feed).filter(
        ({ name, attributes }) =>
          /^atom:(?:title|summary|subtitle)$/.test(name) && (attributes.type ?? 'text') !== 'text',
      ),
  ],
  [
    'every entry has one text, in HTML, or after the thirtieth none',
    (feed) =>
      entries(feed).filter((entry, index) => {
        const texts = all(entry, 'atom:content');
        if (!texts.length) return index < 30;
        return texts.length > 1 || texts[0]?.attributes.type !== 'html';
      }),
  ],
  [
    'languages are codes',
    (feed) =>
      below(feed)
        .map(({ attributes }) => attributes['xml:lang'])
        .filter((code) => code !== undefined && !isLanguage(code)),
  ],
  ...htmlRules.map(([sentence, faults]): Rule<Xml> => [
    sentence,
    (feed) => texts(feed, 'atom:content').flatMap(faults),
  ]),
];

const known = [
  'feed',
  'entry',
  'id',
  'title',
  'subtitle',
  'updated',
  'published',
  'author',
  'name',
  'link',
  'category',
  'summary',
  'content',
].map((name) => `atom:${name}`);

export const brokenAtom = (feed: Xml) => broken(atomRules, feed);
