import assert from 'node:assert/strict';
import { test } from 'node:test';
import { archive } from '../archive/archive.ts';
import { conferenceFields, content, entry, talk } from '../test/small-content.ts';
import { conferenceView } from './conference.ts';
import { conferencesView } from './conferences.ts';

/** The byline of a talk with this many speakers in its conference's schedule. */
function bylineOf(speakers: number) {
  const names = Array.from({ length: speakers }, (_, number) => ({ name: `Speaker ${number}` }));
  const { site, conferencesById } = archive(content({ talks: [talk('c/a', { speakers: names })] }));
  const [group] = conferenceView(site, conferencesById.get('c')!, 1).groups;
  return group!.entries[0]!.byline;
}

test('a schedule links to its speakers', () => {
  assert.equal(
    bylineOf(180)
      .flat()
      .filter(({ href }) => href).length,
    180,
  );
});

test('a schedule of more than 180 speakers names them without links', () => {
  const [names] = bylineOf(181);
  assert.deepEqual(names?.length, 1);
  assert.match(names![0]!.text, /^Speaker 0, Speaker 1, .*, Speaker 180$/);
  assert.equal(names![0]!.href, undefined);
});

/** Returns the headings and the conferences of the index, for `name: series, year` each. */
function indexOf(...conferences: [name: string, series?: string, year?: string][]) {
  const entries = conferences.map(([name, series, year = '2020'], index) =>
    entry(`c${index}`, { ...conferenceFields, name, series, startDate: `${year}-01-01` }),
  );
  return conferencesView(archive(content({ conferences: entries })), 1);
}

test('the index has a heading for a series of several editions, none for the others', () => {
  const { groups, letters } = indexOf(
    ['Zeta'],
    ['Mu 2019', 'Mu', '2019'],
    ['Once 2020', 'Once'],
    ['Alpha'],
    ['Mu 2020', 'Mu', '2020'],
    ['Beta'],
  );
  assert.deepEqual(
    groups.map(({ heading, editions }) => [heading?.text, editions.map(({ name }) => name)]),
    [
      [undefined, ['Alpha', 'Beta']],
      ['Mu', ['Mu 2020', 'Mu 2019']],
      [undefined, ['Once 2020', 'Zeta']],
    ],
  );
  assert.deepEqual(letters, []);
});

test('the index of more than fifty conferences has letters, and each leads to one place', () => {
  const names = Array.from({ length: 52 }, (_, index) => `${'ABCD'[index % 4]} ${index}`);
  const { groups, letters } = indexOf(...names.map((name): [string] => [name]));
  assert.deepEqual(
    letters.map(({ letter, href }) => `${letter} ${href}`),
    ['A', 'B', 'C', 'D'].map((letter) => `${letter} /conferences/#letter:${letter}`),
  );
  assert.deepEqual(
    groups.map(({ id }) => id),
    ['letter:A', 'letter:B', 'letter:C', 'letter:D'],
  );
});

test('a conference named like a series is beside its editions, not among them', () => {
  const { groups } = indexOf(['Mu 1', 'Mu', '2018'], ['Mu', undefined, '2019'], ['Mu 3', 'Mu']);
  assert.deepEqual(
    groups.map(({ editions }) => editions.map(({ name }) => name)),
    [['Mu'], ['Mu 3', 'Mu 1']],
  );
});

test('the index names a conference’s town, country and number of talks, not its venue', () => {
  const place = { venue: 'Hall', city: 'Groningen', country: 'The Netherlands', online: true };
  const conferences = [entry('c', { ...conferenceFields, ...place })];
  const { groups } = conferencesView(archive(content({ conferences, talks: [talk('c/a')] })), 1);
  const { place: where, talks } = groups[0]!.editions[0]!;
  assert.deepEqual([where, talks], ['Groningen, The Netherlands, online', '1 talk']);
});
