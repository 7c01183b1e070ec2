import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as made from '../test/small-content.ts';
import { content, conferenceFields, entry, topic } from '../test/small-content.ts';
import { archive } from './archive.ts';
import type { TalkFields } from './fields.ts';
import type { ContentEntry } from './model.ts';

test('a talk that shares a rare topic is closer than one that shares a common topic', () => {
  const many = Array.from({ length: 9 }, (_, number) => talk(`c/many-${number}`, ['common']));
  const { talksById } = archived([
    ...many,
    talk('c/here', ['common', 'rare']),
    talk('d/rare', ['rare']),
  ]);
  const related = talksById
    .get('c/here')
    ?.links.related()
    .map(({ id }) => id);
  assert.equal(related?.[0], 'd/rare');
  assert.equal(related?.length, 5);
});

test('without a shared topic, talks of the same speaker or series are related, others aren’t', () => {
  const { talksById } = archived([
    talk('c/a', [], 'Ann'),
    talk('d/b', [], 'Ann'),
    talk('d/alone', [], 'Bob'),
    talk('e/far', [], 'Cem'),
  ]);
  const related = (id: string) =>
    talksById
      .get(id)
      ?.links.related()
      .map((other) => other.id);
  assert.deepEqual(related('c/a'), ['d/b', 'd/alone']);
  assert.deepEqual(related('e/far'), []);
});

test('the same talk elsewhere isn’t also a related talk', () => {
  const fields = { title: 'Once More' };
  const { talksById } = archived([
    talk('c/once', ['rare'], 'Ann', fields),
    talk('d/again', ['rare'], 'Ann', { title: 'ONCE  more' }),
    talk('e/other', ['rare'], 'Bob', fields),
  ]);
  const { links } = talksById.get('c/once')!;
  assert.deepEqual(
    links.elsewhere.map(({ id }) => id),
    ['d/again'],
  );
  assert.deepEqual(
    links.related().map(({ id }) => id),
    ['e/other'],
  );
});

test('a talk is linked from other talks whose body links to it, each once', () => {
  const { talksById } = archived([
    { ...talk('c/a'), linksTo: ['d/b', 'd/b'] },
    { ...talk('d/b'), linksTo: ['d/b', 'no/such'] },
  ]);
  assert.deepEqual(
    talksById.get('d/b')?.links.linkedFrom.map(({ id }) => id),
    ['c/a'],
  );
});

test('the order of the files doesn’t matter', () => {
  const talks = Array.from({ length: 40 }, (_, number) =>
    talk(
      `${'cde'[number % 3]}/talk-${number}`,
      [['common', 'rare'][number % 2]!],
      `S${number % 7}`,
    ),
  );
  const allRelated = (entries: ContentEntry<TalkFields>[]) =>
    archived(entries)
      .talks.map(
        ({ id, links }) =>
          `${id}: ${links
            .related()
            .map((other) => other.id)
            .join(' ')}`,
      )
      .join('\n');
  assert.equal(allRelated(talks.toReversed()), allRelated(talks));
});

/** Conferences c and d are editions of one series, e isn't. */
function archived(talks: ContentEntry<TalkFields>[]) {
  return archive(
    content({
      conferences: [
        entry('c', { ...conferenceFields, series: 'S' }),
        entry('d', { ...conferenceFields, series: 'S' }),
        entry('e', conferenceFields),
      ],
      topics: [topic('common'), topic('rare')],
      talks,
    }),
  );
}

function talk(
  id: string,
  topics: string[] = [],
  speaker?: string,
  fields: Partial<TalkFields> = {},
): ContentEntry<TalkFields> {
  return made.talk(id, { topics, speakers: speaker ? [{ name: speaker }] : [], ...fields });
}
