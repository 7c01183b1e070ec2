import assert from 'node:assert/strict';
import { test } from 'node:test';
import { archive } from '../archive/archive.ts';
import { type TalkFields } from '../archive/fields.ts';
import { emptyBody } from '../archive/model.ts';
import { content, talk } from '../test/small-content.ts';
import { speakerView } from '../views/speaker.ts';
import { talkView } from '../views/talk.ts';
import { viewData } from './view-data.ts';

/** The data of the pages of two talks and their speaker. @param more fields of the second talk */
function dataOfPages(more: Partial<TalkFields> = {}, title = 'Site') {
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

/** Returns the pages whose data differs from that without `more`. */
function changed(now: string[][]): string[] {
  const before = new Map(dataOfPages().map(([name, data]) => [name!, data]));
  return now.flatMap(([name = '', data]) => (data === before.get(name) ? [] : name));
}

test('the same archive gives the same data', () => assert.deepEqual(changed(dataOfPages()), []));

test('a title is in the data of its talk, its neighbors and its lists', () => {
  assert.deepEqual(changed(dataOfPages({ title: 'Other' })), ['first', 'second', 'speaker']);
});

test('a duration changes only its talk’s page', () => {
  assert.deepEqual(changed(dataOfPages({ duration: 5 })), ['second']);
});

test('a summary changes its talk’s page and the lists with it', () => {
  assert.deepEqual(changed(dataOfPages({ summary: 'New.' })), ['second', 'speaker']);
});

test('the site’s title changes every page', () => {
  assert.deepEqual(changed(dataOfPages({}, 'New')), ['first', 'second', 'speaker']);
});

test('a body is represented by its key, and its HTML isn’t read', () => {
  const made = content({ talks: [talk('c/a')] });
  const body = {
    ...emptyBody,
    key: 'key',
    get html(): string {
      throw new Error('read');
    },
  };
  const { site, talksById } = archive({ ...made, talks: [{ ...made.talks[0]!, body }] });
  const view = talkView(site, talksById.get('c/a')!);
  assert.doesNotThrow(() => viewData(view));
  assert.throws(() => JSON.stringify(view), /read/);
});
