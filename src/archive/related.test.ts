import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as made from '../test/made.ts';
import { content, edition, entry, topic } from '../test/made.ts';
import { archive } from './archive.ts';
import type { ContentEntry, TalkFields } from './model.ts';

test('what shares a rare topic is closer than what shares a usual one', () => {
  const many = Array.from({ length: 9 }, (_, number) => talk(`c/many-${number}`, ['usual']));
  const { talksById } = archived([
    ...many,
    talk('c/here', ['usual', 'rare']),
    talk('d/rare', ['rare']),
  ]);
  const related = talksById
    .get('c/here')
    ?.links.related()
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
      ?.links.related()
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

test('a talk knows the talks whose text links to it, each once and not itself', () => {
  const { talksById } = archived([
    { ...talk('c/a'), linksTo: ['d/b', 'd/b'] },
    { ...talk('d/b'), linksTo: ['d/b', 'no/such'] },
  ]);
  assert.deepEqual(
    talksById.get('d/b')?.links.linkedFrom.map(({ id }) => id),
    ['c/a'],
  );
});

test('the order of the files changes nothing', () => {
  const talks = Array.from({ length: 40 }, (_, number) =>
    talk(`${'cde'[number % 3]}/talk-${number}`, [['usual', 'rare'][number % 2]!], `S${number % 7}`),
  );
  const told = (entries: ContentEntry<TalkFields>[]) =>
    archived(entries)
      .talks.map(
        ({ id, links }) =>
          `${id}: ${links
            .related()
            .map((other) => other.id)
            .join(' ')}`,
      )
      .join('\n');
  assert.equal(told(talks.toReversed()), told(talks));
});

/** Conferences c and d are editions of one series, e is on its own. */
function archived(talks: ContentEntry<TalkFields>[]) {
  return archive(
    content({
      conferences: [
        entry('c', { ...edition, series: 'S' }),
        entry('d', { ...edition, series: 'S' }),
        entry('e', edition),
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
): ContentEntry<TalkFields> {
  return made.talk(id, { topics, speakers: speaker ? [{ name: speaker }] : [], ...fields });
}
