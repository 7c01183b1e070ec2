import assert from 'node:assert/strict';
import { test } from 'node:test';
import { archive } from '../archive/archive.ts';
import { content, talk } from '../test/small-content.ts';
import { conferenceView } from './conference.ts';

/** The byline of a talk with this many speakers in its conference's schedule. */
function bylineOf(speakers: number) {
  const names = Array.from({ length: speakers }, (_, number) => ({ name: `Speaker ${number}` }));
  const { site, conferencesById } = archive(content({ talks: [talk('c/a', { speakers: names })] }));
  const [group] = conferenceView(site, conferencesById.get('c')!, 1).groups;
  return group!.entries[0]!.byline;
}

test('a schedule links to its speakers', () => {
  assert.equal(
    bylineOf(250)
      .flat()
      .filter(({ href }) => href).length,
    250,
  );
});

test('a schedule of more than 250 speakers names them without links', () => {
  const [names] = bylineOf(251);
  assert.deepEqual(names?.length, 1);
  assert.match(names![0]!.text, /^Speaker 0, Speaker 1, .*, Speaker 250$/);
  assert.equal(names![0]!.href, undefined);
});
