import assert from 'node:assert/strict';
import { test } from 'node:test';
import { archive } from '../archive/archive.ts';
import type { TalkFields } from '../archive/talk.ts';
import { content, talk } from '../test/small-content.ts';
import { speakerView } from '../views/speaker.ts';
import { talkView } from '../views/talk.ts';
import { viewData } from './view-data.ts';

/** What the pages of two talks and of their speaker are known by, where the second says more. */
function known(more: Partial<TalkFields> = {}, title = 'Site') {
  const speakers = [{ name: 'Ann' }];
  const made = content({ talks: [talk('c/a', { speakers }), talk('c/b', { speakers, ...more })] });
  const { site, talksById, speakersById } = archive({ ...made, site: { ...made.site, title } });
  const views = {
    first: talkView(site, talksById.get('c/a')!),
    second: talkView(site, talksById.get('c/b')!),
    speaker: speakerView(site, speakersById.get('ann')!, 1),
  };
  return Object.entries(views).map(([name, view]) => [name, JSON.stringify(viewData(view))]);
}

function changed(now: string[][]): string[] {
  const before = new Map(known().map(([name, data]) => [name!, data]));
  return now.flatMap(([name = '', data]) => (data === before.get(name) ? [] : name));
}

test('the same archive gives the same data', () => assert.deepEqual(changed(known()), []));

test('a title stands on the pages of its talk, its neighbours and its lists', () => {
  assert.deepEqual(changed(known({ title: 'Other' })), ['first', 'second', 'speaker']);
});

test('what stands on a talk’s own page alone changes that page alone', () => {
  assert.deepEqual(changed(known({ duration: 5 })), ['second']);
});

test('a summary stands on its page and in lists', () => {
  assert.deepEqual(changed(known({ summary: 'New.' })), ['second', 'speaker']);
});

test('what is said of the site stands on every page', () => {
  assert.deepEqual(changed(known({}, 'New')), ['first', 'second', 'speaker']);
});
