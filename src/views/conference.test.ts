import assert from 'node:assert/strict';
import { test } from 'node:test';
import { archive } from '../archive/archive.ts';
import { content, talk } from '../test/small-content.ts';
import { conferenceView } from './conference.ts';

/** The first page of a conference of one talk with so many speakers. */
function programmeOf(speakers: number) {
  const names = Array.from({ length: speakers }, (_, number) => ({ name: `Speaker ${number}` }));
  const { site, conferencesById } = archive(content({ talks: [talk('c/a', { speakers: names })] }));
  const [group] = conferenceView(site, conferencesById.get('c')!, 1).groups;
  return group!.entries[0]!.byline;
}

test('a programme leads to its speakers', () => {
  assert.equal(
    programmeOf(250)
      .flat()
      .filter(({ href }) => href).length,
    250,
  );
});

test('one of hundreds of speakers names them all, and leads to none: the page stays light', () => {
  const [names] = programmeOf(251);
  assert.deepEqual(names?.length, 1);
  assert.match(names![0]!.text, /^Speaker 0, Speaker 1, .*, Speaker 250$/);
  assert.equal(names![0]!.href, undefined);
});
