import assert from 'node:assert/strict';
import { test } from 'node:test';
import { archive } from '../archive/archive.ts';
import type { TalkFields } from '../archive/model.ts';
import { content, talk } from '../test/made.ts';
import { speakerView } from '../views/speaker.ts';
import { talkView } from '../views/talk.ts';
import { viewData } from './view-data.ts';

/** Returns the data of the pages of two talks and their speaker, the second talk with more fields. */
function viewDataWith(more: Partial<TalkFields> = {}, title = 'Site') {
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
  const before = new Map(viewDataWith().map(([name, data]) => [name!, data]));
  return now.flatMap(([name = '', data]) => (data === before.get(name) ? [] : name));
}

test('the same archive gives the same data', () => assert.deepEqual(changed(viewDataWith()), []));

test('a title is on the pages of its talk, its neighbors and its lists', () => {
  assert.deepEqual(changed(viewDataWith({ title: 'Other' })), ['first', 'second', 'speaker']);
});

test('a field that only the talk’s page shows changes only that page', () => {
  assert.deepEqual(changed(viewDataWith({ duration: 5 })), ['second']);
});

test('a summary is on its page and in lists', () => {
  assert.deepEqual(changed(viewDataWith({ summary: 'New.' })), ['second', 'speaker']);
});

test('the site’s title is on every page', () => {
  assert.deepEqual(changed(viewDataWith({}, 'New')), ['first', 'second', 'speaker']);
});
