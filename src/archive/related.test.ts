import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  conferenceFields,
  content,
  entry,
  talk as talkEntry,
  topic,
} from '../test/small-content.ts';
import { archive, type Entry } from './archive.ts';
import type { TalkFields } from './talk.ts';

test('what shares a rare topic is closer than what shares a usual one', () => {
  const many = Array.from({ length: 9 }, (_, number) => talk(`c/many-${number}`, ['usual']));
  const { talksById } = archived([
    ...many,
    talk('c/here', ['usual', 'rare']),
    talk('d/rare', ['rare']),
  ]);
  const related = talksById
    .get('c/here')
    ?.onward.related()
    .map(({ id }) => id);
  assert.equal(related?.[0], 'd/rare');
  assert.equal(related?.length, 5);
});

test('a speaker and a series lead on where no topic does, and nothing where nothing is shared', () => {
  const { talksById } = archived([
    talk('c/a', [], 'Ann'),
    talk('d/b', [], 'Ann'),
    talk('d/alone', [], 'Bob'),
    talk('e/far', [], 'Cem'),
  ]);
  const related = (id: string) =>
    talksById
      .get(id)
      ?.onward.related()
      .map((other) => other.id);
  assert.deepEqual(related('c/a'), ['d/b', 'd/alone']);
  assert.deepEqual(related('e/far'), []);
});

test('the same talk elsewhere is not among the related ones', () => {
  const fields = { title: 'Once More' };
  const { talksById } = archived([
    talk('c/once', ['rare'], 'Ann', fields),
    talk('d/again', ['rare'], 'Ann', { title: 'ONCE  more' }),
    talk('e/other', ['rare'], 'Bob', fields),
  ]);
  const { onward } = talksById.get('c/once')!;
  assert.deepEqual(
    onward.elsewhere.map(({ id }) => id),
    ['d/again'],
  );
  assert.deepEqual(
    onward.related().map(({ id }) => id),
    ['e/other'],
  );
});

test('a talk knows the talks whose text links to it, each once and not itself', () => {
  const { talksById } = archived([
    { ...talk('c/a'), linksTo: ['d/b', 'd/b'] },
    { ...talk('d/b'), linksTo: ['d/b', 'no/such'] },
  ]);
  assert.deepEqual(
    talksById.get('d/b')?.onward.linkedFrom.map(({ id }) => id),
    ['c/a'],
  );
});

test('the order of the files changes nothing', () => {
  const talks = Array.from({ length: 40 }, (_, number) =>
    talk(`${'cde'[number % 3]}/talk-${number}`, [['usual', 'rare'][number % 2]!], `S${number % 7}`),
  );
  const told = (entries: Entry<TalkFields>[]) =>
    archived(entries)
      .talks.map(
        ({ id, onward }) =>
          `${id}: ${onward
            .related()
            .map((other) => other.id)
            .join(' ')}`,
      )
      .join('\n');
  assert.equal(told(talks.toReversed()), told(talks));
});

/** Conferences c and d are editions of one series, e is on its own. */
function archived(talks: Entry<TalkFields>[]) {
  return archive(
    content({
      conferences: [
        entry('c', { ...conferenceFields, series: 'S' }),
        entry('d', { ...conferenceFields, series: 'S' }),
        entry('e', conferenceFields),
      ],
      topics: [topic('usual'), topic('rare')],
      talks,
    }),
  );
}

function talk(
  id: string,
  topics: string[] = [],
  speaker?: string,
  fields: Partial<TalkFields> = {},
): Entry<TalkFields> {
  return talkEntry(id, { topics, speakers: speaker ? [{ name: speaker }] : [], ...fields });
}
