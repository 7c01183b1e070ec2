import { broken, isTrimmed, isWeb, repeated, type Rule } from './rules.ts';
import { all, below, one, textOf, type Xml } from './xml.ts';

const outlines = (opml: Xml) => below(opml).filter(({ name }) => name === 'outline');
const feeds = (opml: Xml) => outlines(opml).filter(({ attributes }) => attributes.type === 'rss');

/** The requirements of OPML 2.0 and of feed readers that import it. */
const opmlRules: Rule<Xml>[] = [
  [
    'the root is opml 2.0 with a head and a body',
    (opml) =>
      opml.name === 'opml' &&
      opml.attributes.version === '2.0' &&
      opml.children.map(({ name }) => name).join() === 'head,body'
        ? []
        : [opml.name],
  ],
  [
    'the list has a title',
    (opml) => (isTrimmed(textOf(one(opml, 'head'), 'title')) ? [] : ['none']),
  ],
  [
    'every outline has a text',
    (opml) => outlines(opml).filter(({ attributes }) => !isTrimmed(attributes.text)),
  ],
  [
    'an outline is a feed or contains some',
    (opml) =>
      outlines(opml).filter(
        (each) => (each.attributes.type === 'rss') === all(each, 'outline').length > 0,
      ),
  ],
  [
    'a feed has its own URL and its page’s',
    (opml) =>
      feeds(opml).filter(
        ({ attributes: { xmlUrl, htmlUrl } }) => !isWeb(xmlUrl) || !isWeb(htmlUrl),
      ),
  ],
  [
    'no feed is listed twice, and no two share a title',
    (opml) => [
      ...repeated(feeds(opml).map(({ attributes }) => attributes.xmlUrl)),
      ...repeated(feeds(opml).map(({ attributes }) => attributes.title)),
    ],
  ],
];

export const brokenOpml = (opml: Xml) => broken(opmlRules, opml);
