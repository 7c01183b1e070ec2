import assert from 'node:assert/strict';
import { test } from 'node:test';
import { archive } from '../../archive/archive.ts';
import { conferenceFields, content, entry, talk } from '../../test/small-content.ts';
import type { SearchRecord } from '../record.ts';
import { narrowingFacets, recordFiles } from './records.ts';

test('a text has the same sections whether or not it begins with a heading', () => {
  const part = (id: string) => `<h2 id="text:${id}">${id}</h2><p>About ${id}.</p>`;
  const sectionsOf = (html: string) => {
    const written = { ...talk('c/a'), body: { key: '', html, opening: '', images: [] } };
    const [record] = recordFiles(archive(content({ talks: [written] })));
    const { sections } = JSON.parse(record!.text()) as SearchRecord;
    return sections.map(({ id, title, prose }) => [id, title, prose]);
  };
  const both = [
    ['text:one', 'one', 'About one.'],
    ['text:two', 'two', 'About two.'],
  ];
  assert.deepEqual(sectionsOf(part('one') + part('two')), both);
  assert.deepEqual(sectionsOf(`<p>First.</p>${part('one')}${part('two')}`), [
    ['', '', 'First.'],
    ...both,
  ]);
});

test('a facet is offered if some talks lack one of its values', () => {
  const video = { type: 'video', url: 'https://v.example/1' } as const;
  const offered = (talks: ReturnType<typeof talk>[]) =>
    narrowingFacets(
      archive(
        content({
          talks,
          conferences: [entry('c', conferenceFields), entry('d', conferenceFields)],
        }),
      ).talks,
    );
  assert.deepEqual(offered([]), []);
  assert.deepEqual(offered([talk('c/a', { duration: 5 }), talk('c/b', { duration: 6 })]), []);
  assert.deepEqual(
    offered([
      talk('c/a', { track: 'One', downloads: [video] }),
      talk('c/b', { date: '2021-01-01', duration: 50 }),
    ]),
    ['year', 'track', 'download', 'length'],
  );
});
