import assert from 'node:assert/strict';
import { test } from 'node:test';
import { archive } from '../archive/archive.ts';
import { content, talk, topic } from '../test/small-content.ts';
import { bookView } from './book.ts';
import { conferenceView } from './conference.ts';
import { speakerView } from './speaker.ts';
import { talkView } from './talk.ts';
import { topicView } from './topic.ts';
import { yearView } from './year.ts';

const withdrawn = { date: '2021-01-01', reason: 'A mistake.', hideNames: false };
const fields = { speakers: [{ name: 'Ada' }], topics: ['go'] };

/** Returns the pages that list one talk, which is withdrawn, and maybe another. */
function lists(language: string, ...others: ReturnType<typeof talk>[]) {
  const made = content({
    topics: [topic('go')],
    talks: [
      talk('c/a', { ...fields, withdrawn }),
      talk('c/b', { withdrawn: { ...withdrawn, hideNames: true }, ...fields }),
      ...others,
    ],
  });
  const now = archive({ ...made, site: { ...made.site, language } });
  const { site, talks } = now;
  return {
    book: bookView(site, now.conferencesById.get('c')!),
    hidden: talkView(site, now.withdrawn[1]!),
    views: [
      conferenceView(site, now.conferencesById.get('c')!, 1),
      topicView(site, now.topicsById.get('go')!, 1),
      speakerView(site, now.speakersById.get('ada')!, 1),
      yearView(site, '2020', { talks, withdrawn: now.withdrawn }, 1),
    ],
  };
}

test('a list whose talks are all withdrawn names them, without hidden names', () => {
  const { views, hidden } = lists('nl');
  const groups = views.map(({ groups }) =>
    groups.map(({ heading, entries }) => [heading?.text, ...entries.map(({ title }) => title)]),
  );
  assert.deepEqual(groups, [
    [['Ingetrokken', 'c/a', 'Ingetrokken lezing']],
    [['Ingetrokken', 'c/a']],
    [['Ingetrokken', 'c/a']],
    [['Ingetrokken', 'c/a', 'Ingetrokken lezing']],
  ]);
  assert.equal(hidden.frame.title, 'Ingetrokken lezing – C');
});

test('a list with another talk doesn’t name them', () => {
  const { views } = lists('en', talk('c/c', fields));
  for (const { groups, frame } of views) {
    assert.deepEqual(
      groups.flatMap(({ entries }) => entries.map(({ title }) => title)),
      ['c/c'],
    );
    assert.ok(!frame.noindex);
  }
});

test('the book of a conference whose talks are all withdrawn stays, but isn’t linked', () => {
  const { book, views } = lists('en');
  assert.equal(book.talks, '0 talks');
  assert.equal(book.book.modified, '2021-01-01');
  assert.deepEqual('book' in views[0]! && views[0].book, []);
});
