import assert from 'node:assert/strict';
import { test } from 'node:test';
import { archive } from '../archive/archive.ts';
import { content, talk, topic } from '../test/small-content.ts';
import { speakersByTalksView, speakersView } from './speaker.ts';
import { topicsByTalksView, topicsView } from './topic.ts';

const talks = [
  talk('c/1', { topics: ['zinc', 'alpha'], speakers: [{ name: 'Bo Berg' }] }),
  talk('c/2', { topics: ['zinc', '3d'], speakers: [{ name: 'Bo Berg' }, { name: 'Al Berg' }] }),
];
const topics = ['alpha', '3d', 'zinc', 'none'].map((id) => topic(id));
const small = archive(content({ talks, topics }));
const shape = ({ groups }: ReturnType<typeof topicsView>) =>
  groups.map(({ heading, names }) => [
    heading,
    ...names.map(({ name, talks }) => [name, talks].filter((part) => part !== undefined).join(' ')),
  ]);

test('names are under their letter with their number of talks, digits first', () => {
  assert.deepEqual(shape(topicsView(small, 1)), [
    ['#', '3d 1'],
    ['A', 'alpha 1'],
    ['N', 'none 0'],
    ['Z', 'zinc 2'],
  ]);
  assert.deepEqual(shape(speakersView(small, 1)), [['B', 'Al Berg 1', 'Bo Berg 2']]);
});

test('names are under their number of talks, the largest first, and then by name', () => {
  assert.deepEqual(shape(topicsByTalksView(small, 1)), [
    ['2 talks', 'zinc'],
    ['1 talk', '3d', 'alpha'],
    ['0 talks', 'none'],
  ]);
  assert.deepEqual(shape(speakersByTalksView(small, 1)), [
    ['2 talks', 'Bo Berg'],
    ['1 talk', 'Al Berg'],
  ]);
});

test('a long index has the letters of all its pages, each with the page where it begins', () => {
  const many = Array.from({ length: 230 }, (_, index) =>
    topic(`${'abc'[Math.floor(index / 90)]}${String(index).padStart(3, '0')}`),
  );
  const { letters } = topicsView(archive(content({ topics: many })), 3);
  assert.deepEqual(letters, [
    { letter: 'A', href: '/topics/#letter:A' },
    { letter: 'B', href: '/topics/page/2/#letter:B' },
    { letter: 'C', href: '/topics/page/3/#letter:C' },
  ]);
});

test('both orders have each name once, on as many pages', () => {
  const many = Array.from({ length: 230 }, (_, index) => topic(`t${index}`));
  const large = archive(content({ topics: many }));
  for (const view of [topicsView, topicsByTalksView]) {
    const names = [1, 2, 3, 4].flatMap((number) =>
      view(large, number).groups.flatMap((group) => group.names.map(({ name }) => name)),
    );
    assert.equal(new Set(names).size, 230);
    assert.equal(names.length, 230);
  }
});
