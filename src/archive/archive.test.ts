import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  conferenceFields,
  content,
  entry,
  speakerFields,
  talk,
  topic,
} from '../test/small-content.ts';
import { archive } from './archive.ts';
import { summaryOf } from './talk.ts';

describe('a talk', () => {
  test('is published by default on the day it was given', () => {
    const { talks } = archive(content({ talks: [talk('c/a')] }));
    assert.equal(talks[0]?.published, '2020-01-01');
    assert.equal(talks[0]?.arrived, '2020-01-01');
  });

  test('reaches subscribers on the day it was added', () => {
    const dates = { published: '2020-02-01', added: '2026-01-01' };
    const { talks } = archive(content({ talks: [talk('c/a', dates)] }));
    assert.equal(talks[0]?.arrived, '2026-01-01');
  });

  test('has a feed id that depends neither on its title nor on the domain', () => {
    const { talks } = archive(content({ talks: [talk('c/a')] }));
    assert.equal(talks[0]?.feedId, 'tag:a.example,2020:/talks/c/a');
    const moved = archive(content({ talks: [talk('c/b', { feedId: 'http://old/1' })] }));
    assert.equal(moved.talks[0]?.feedId, 'http://old/1');
  });

  test('has the Mastodon handle of its author, or of the speaker of an abstract', () => {
    const speakers = [
      entry('ada-quist', { ...speakerFields, name: 'Ada Quist', mastodon: 'ada@a.example' }),
      entry('kim-holt', { ...speakerFields, name: 'Kim Holt', mastodon: '@kim@b.example' }),
    ];
    const credits = { speakers: [{ name: 'Ada Quist' }], author: ['Nobody', 'kim holt'] };
    const { talksById } = archive(
      content({
        talks: [
          talk('c/summary', credits),
          talk('c/abstract', { ...credits, text: 'abstract' }),
          talk('c/anonymous', { ...credits, author: [] }),
        ],
        speakers,
      }),
    );
    assert.equal(talksById.get('c/summary')?.creator, '@kim@b.example');
    assert.equal(talksById.get('c/abstract')?.creator, '@ada@a.example');
    assert.equal(talksById.get('c/anonymous')?.creator, undefined);
  });

  test('has its opening as summary by default, and none without a text', () => {
    const { talksById } = archive(
      content({
        talks: [talk('c/a'), talk('c/b', { text: 'none' }), talk('c/s', { summary: 'S' })],
      }),
    );
    const summary = (id: string) => summaryOf(talksById.get(id)!);
    assert.equal(summary('c/a'), 'Opening.');
    assert.equal(summary('c/b'), '');
    assert.equal(summary('c/s'), 'S');
  });

  test('with an unknown topic or conference is an error', () => {
    assert.throws(
      () => archive(content({ talks: [talk('c/a', { topics: ['no'] })] })),
      /topic "no"/,
    );
    assert.throws(() => archive(content({ talks: [talk('x/a')] })), /conference "x"/);
  });
});

describe('order', () => {
  test('in a conference is by date, time, track and id', () => {
    const { conferencesById } = archive(
      content({
        talks: [
          talk('c/late'),
          talk('c/b', { time: '10:00', track: 'B' }),
          talk('c/a', { time: '10:00', track: 'B' }),
          talk('c/z', { time: '10:00', track: 'A' }),
          talk('c/eve', { date: '2019-12-31' }),
          talk('c/early', { time: '09:00' }),
        ],
      }),
    );
    const given = conferencesById.get('c')?.talks ?? [];
    const ids = ['c/eve', 'c/early', 'c/z', 'c/a', 'c/b', 'c/late'];
    assert.deepEqual(
      given.map(({ id }) => id),
      ids,
    );
    assert.equal(given[1]?.previous?.id, 'c/eve');
    assert.equal(given[1]?.next?.id, 'c/z');
    assert.equal(given[0]?.previous, undefined);
  });

  test('on the home page is by day of arrival, elsewhere by the day given', () => {
    const { talks, talksByYear } = archive(
      content({
        talks: [
          talk('c/new', { date: '2021-01-01' }),
          talk('c/old-but-added', { date: '2015-01-01', added: '2026-01-01' }),
        ],
      }),
    );
    assert.deepEqual(
      talks.map(({ id }) => id),
      ['c/old-but-added', 'c/new'],
    );
    assert.deepEqual([...talksByYear.keys()], ['2021', '2015']);
  });
});

describe('speakers', () => {
  test('whose names differ in case are one, under the spelling used most often', () => {
    const { speakers } = archive(
      content({
        talks: [
          talk('c/a', { speakers: [{ name: 'ADA BYTEWELL' }] }),
          talk('c/b', { speakers: [{ name: 'Ada Bytewell' }] }),
          talk('c/d', { speakers: [{ name: 'Ada Bytewell' }] }),
        ],
      }),
    );
    assert.deepEqual(
      speakers.map(({ id, name, talks }) => [id, name, talks.length]),
      [['ada-bytewell', 'Ada Bytewell', 3]],
    );
  });

  test('are distinguished by id, and merged by the other spellings in their file', () => {
    const file = entry('jo', {
      ...speakerFields,
      name: 'Jo van der Berg',
      alsoKnownAs: ['J. Berg'],
    });
    const { speakersById } = archive(
      content({
        speakers: [file],
        talks: [
          talk('c/a', { speakers: [{ name: 'Li Wei', id: 'li-wei-robots' }, { name: 'J. Berg' }] }),
          talk('c/b', { speakers: [{ name: 'Li Wei', id: 'li-wei-data' }] }),
        ],
      }),
    );
    assert.deepEqual([...speakersById.keys()].sort(), ['jo', 'li-wei-data', 'li-wei-robots']);
    assert.equal(speakersById.get('jo')?.label, 'Jo van der Berg');
    assert.equal(speakersById.get('li-wei-data')?.label, 'Li Wei (data)');
  });

  test('are sorted by family name, or by their file’s sortName', () => {
    const file = entry('gideon', {
      ...speakerFields,
      name: 'Gideon de Kok',
      sortName: 'Kok, Gideon de',
    });
    const names = ['Zoe Adams', 'Gideon de Kok', 'Bo Zed'];
    const speakers = names.map((name) => ({ name }));
    const sorted = archive(content({ speakers: [file], talks: [talk('c/a', { speakers })] }));
    assert.deepEqual(
      sorted.speakers.map(({ name }) => name),
      ['Zoe Adams', 'Gideon de Kok', 'Bo Zed'],
    );
  });

  test('without talks have no page', () => {
    const { speakers } = archive(content({ speakers: [entry('nobody', speakerFields)] }));
    assert.deepEqual(speakers, []);
  });
});

test('a replaced topic becomes its replacement, which a talk has only once', () => {
  const { topics, topicsById } = archive(
    content({
      topics: [
        topic('old', { replacedBy: 'mid' }),
        topic('mid', { replacedBy: 'new' }),
        topic('new'),
      ],
      talks: [talk('c/a', { topics: ['old', 'new'] })],
    }),
  );
  assert.deepEqual(
    topics.map(({ id, talks }) => [id, talks.length]),
    [['new', 1]],
  );
  assert.equal(topicsById.get('old')?.id, 'new');
});

test('conferences and topics with the same name have distinct labels', () => {
  const { conferences, topics } = archive(
    content({
      conferences: [entry('one', conferenceFields), entry('two', conferenceFields)],
      topics: [topic('a', { name: 'Same' }), topic('b', { name: 'Same' }), topic('c')],
    }),
  );
  assert.deepEqual([...conferences, ...topics].map(({ label }) => label).sort(), [
    'C (one)',
    'C (two)',
    'Same (a)',
    'Same (b)',
    'c',
  ]);
});

test('a series has its editions, latest first', () => {
  const editions = ['2019', '2021', '2020'].map((year) =>
    entry(`harbour-${year}`, {
      ...conferenceFields,
      series: 'Harbour Conf',
      startDate: `${year}-05-01`,
    }),
  );
  const { seriesById } = archive(content({ conferences: editions }));
  assert.deepEqual(
    seriesById.get('harbour-conf')?.conferences.map(({ id }) => id),
    ['harbour-2021', 'harbour-2020', 'harbour-2019'],
  );
});
