import assert from 'node:assert/strict';
import { test } from 'node:test';
import { archive } from '../archive/archive.ts';
import { type TalkFields } from '../archive/fields.ts';
import { emptyBody } from '../archive/model.ts';
import { content, entry, talk } from '../test/small-content.ts';
import { book } from './book.ts';
import { bookParts } from './page.ts';

type Written = Partial<TalkFields> & { html?: string };

/** A book of conference `c`. @param talks the fields and HTML of each talk, by name */
function bookOf(talks: Record<string, Written>) {
  const made = content({
    talks: Object.entries(talks).map(([name, { html = '', ...fields }]) => ({
      ...talk(`c/${name}`, fields),
      body: { ...emptyBody, key: html, html },
    })),
    topics: [entry('zeromq', { name: 'ZeroMQ', alsoKnownAs: ['0MQ'], related: [], aliases: [] })],
  });
  const { site, conferencesById } = archive(made);
  const made2 = book(conferencesById.get('c')!, site);
  return { book: made2, ...bookParts(made2, site) };
}

test('a book has its talks in the order of the programme', () => {
  const day = { date: '2020-01-01' };
  const { book } = bookOf({
    b: { ...day, time: '10:00', track: 'Two' },
    a: { date: '2020-01-02' },
    d: { ...day, time: '10:00', track: 'One' },
    c: { ...day, time: '09:00' },
  });
  assert.deepEqual(
    book.talks.map(({ id }) => id),
    ['c/c', 'c/d', 'c/b', 'c/a'],
  );
});

test('an index has names, topics and their other names once, by what is shown first', () => {
  const { book } = bookOf({
    a: { topics: ['zeromq'], speakers: [{ name: 'Zoe Adams' }], alsoKnownAs: ['Old title'] },
    b: {
      topics: ['zeromq'],
      speakers: [{ name: 'Zoe Adams' }, { name: 'Bo van Ek' }, { name: 'The Python Users' }],
    },
  });
  assert.deepEqual(book.index, [
    { text: '0MQ', mainName: 'ZeroMQ', talks: [1, 2] },
    { text: 'Adams, Zoe', talks: [1, 2] },
    { text: 'Ek, Bo van', talks: [2] },
    { text: 'Old title', talks: [1] },
    { text: 'The Python Users', talks: [2] },
    { text: 'ZeroMQ', talks: [1, 2] },
  ]);
});

test('a book lists its speakers once if its index has nothing else', () => {
  const speakers = [{ name: 'Bo Ek' }];
  assert.equal(bookOf({ a: { speakers } }).book.speakers.length, 0);
  assert.equal(bookOf({ a: { speakers, topics: ['zeromq'] } }).book.speakers.length, 1);
});

test('a link to a talk of the book, or to its own text, leads within the book', () => {
  const links = ['#text:x', '/talks/c/b/', '/talks/c/b/#text:y', '/talks/c/b/#at:main'];
  const elsewhere = ['/talks/d/e/', '/topics/zeromq/', 'https://other.example/talks/c/b/'];
  const html = [...links, ...elsewhere].map((href) => `<a href="${href}">x</a>`).join('');
  const { chapters } = bookOf({ a: { html }, b: { html: '<h2 id="text:y">Y</h2>' } });
  const hrefs = [...chapters[0]!.matchAll(/<a href="([^"]*)">x</g)].map(([, href]) => href);
  assert.deepEqual(hrefs, ['#talk:a/text:x', '#talk:b', '#talk:b/text:y', '#talk:b', ...elsewhere]);
  assert.match(chapters[1]!, /<h3 id="talk:b\/text:y">/);
});

test('a talk without a text is listed, and a link to it leads to the list', () => {
  const { contents, chapters } = bookOf({
    a: { html: '<a href="/talks/c/b/#text:gone">x</a>' },
    b: { text: 'none' },
  });
  assert.equal(chapters.length, 1);
  assert.match(contents, /<li id="talk:b"><span[^>]*>[^<]*<\/span>.*no summary yet/);
  assert.match(chapters[0]!, /href="#talk:b"/);
});
