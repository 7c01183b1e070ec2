import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { archive } from '../archive/archive.ts';
import type { Credit, SpeakerFields, TalkFields } from '../archive/fields.ts';
import { indexName, personName } from '../archive/person-name.ts';
import { talkRecord } from '../archive/talk.ts';
import { conferenceFields, content, entry, speakerFields, talk } from '../test/small-content.ts';
import { bibtex, citationText, cslItem } from './citation.ts';

// These packages’ modules can’t be imported by Node, only required.
const require = createRequire(import.meta.url);
const { Cite } = require('@citation-js/core') as {
  Cite: new (data: unknown) => { data: Record<string, unknown>[] };
};
require('@citation-js/plugin-bibtex');
require('@citation-js/plugin-csl');

const site = { url: 'https://a.example/', language: 'en' };

function record(fields: Partial<TalkFields>, speakers: (SpeakerFields & { id: string })[] = []) {
  const conference = { ...conferenceFields, name: 'Bits & Bolts 2020', city: 'Ålesund' };
  const { talks } = archive(
    content({
      conferences: [entry('c', conference)],
      talks: [talk('c/x', { date: '2020-03-01', ...fields })],
      speakers: speakers.map(({ id, ...data }) => entry(id, data)),
    }),
  );
  return talkRecord(talks[0]!);
}

const credits = (...names: string[]): Credit[] => names.map((name) => ({ name }));

/** What citation-js reads of a talk’s BibTeX. */
function read(fields: Partial<TalkFields>): Record<string, unknown> {
  const [item, ...others] = new Cite(bibtex(record(fields), site)).data;
  assert.deepEqual(others, []);
  return item!;
}

describe('a name', () => {
  for (const [name, parts] of [
    ['Òscar Vilaplana', { family: 'Vilaplana', given: 'Òscar' }],
    ['Ludwig van Beethoven', { family: 'Beethoven', given: 'Ludwig', particle: 'van' }],
    ['Charles de la Vallée', { family: 'Vallée', given: 'Charles', particle: 'de la' }],
    ['bell hooks', { family: 'hooks', given: 'bell' }],
    ['Martin Luther King, Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['محمد الخوارزمي', { family: 'الخوارزمي', given: 'محمد' }],
    ['山田太郎', { literal: '山田太郎' }],
    ['佐藤 桜', { literal: '佐藤 桜' }],
    ['김 민준', { literal: '김 민준' }],
    ['Guido', { literal: 'Guido' }],
    ['Acme, Inc.', { literal: 'Acme, Inc.' }],
    ['Simon and Garfunkel', { literal: 'Simon and Garfunkel' }],
    ['Bits & Bolts', { literal: 'Bits & Bolts' }],
    ['The Python Core Team', { literal: 'The Python Core Team' }],
    ['Team 42', { literal: 'Team 42' }],
  ] as const)
    test(`${name} is divided only where it can’t be read in two ways`, () => {
      const found = Object.entries(personName(name)).filter(([, value]) => value !== undefined);
      assert.deepEqual(Object.fromEntries(found), parts);
    });

  test('is in an index by its family name', () => {
    for (const [name, shown, sortName] of [
      ['Ludwig van Beethoven', 'Beethoven, Ludwig van'],
      ['Gideon de Kok', 'Kok, Gideon de', 'Kok, Gideon de'],
      ['Martin Luther King, Jr.', 'King, Martin Luther, Jr.'],
      ['The Python Core Team', 'The Python Core Team'],
      ['佐藤 桜', '佐藤 桜'],
    ] as const)
      assert.equal(indexName(name, sortName), shown);
  });

  test('is divided as its sort name says', () => {
    assert.deepEqual(personName('Gideon de Kok', 'Kok, Gideon de'), {
      family: 'Kok',
      given: 'Gideon',
      particle: 'de',
    });
    assert.equal(JSON.stringify(personName('Gao Yuan', 'Gao, Yuan')).includes('"Gao"'), true);
  });
});

describe('a talk’s BibTeX, read by citation-js', () => {
  test('has its speakers, whatever their names', () => {
    const names = [
      'Ludwig van Beethoven',
      'Guido',
      'Acme & Sons, Inc.',
      'Rock and Roll',
      'Ada 😀 Quist',
    ];
    const more = ['محمد', 'Martin Luther King, Jr.', 'A {B} C_d', '100% Wool'];
    const item = read({ speakers: credits(...names, ...more) });
    assert.deepEqual(item['author'], [
      { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
      { family: 'Guido' },
      { family: 'Acme & Sons, Inc.' },
      { family: 'Rock and Roll' },
      { family: 'Quist', given: 'Ada 😀' },
      { family: 'محمد' },
      { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
      { family: 'C_d', given: 'A {B}' },
      { family: '100% Wool' },
    ]);
  });

  test('has its conference, day, URL and who wrote the summary', () => {
    const item = read({ author: ['Kim Holt', 'Bo & Co'], format: 'lightning-talk' });
    assert.equal(item['event-title'], 'Bits & Bolts 2020');
    assert.equal(item['event-place'], 'Ålesund');
    assert.equal(item['publisher'], undefined);
    assert.deepEqual(item['issued'], { 'date-parts': [[2020, 3, 1]] });
    assert.equal(item['URL'], 'https://a.example/talks/c/x/');
    assert.equal(
      item['note'],
      'Lightning talk at Bits & Bolts 2020, Ålesund. Summary by Kim Holt and Bo & Co',
    );
    assert.equal(item['author'], undefined);
  });

  test('has its title, whatever it is', () => {
    const awkward = [
      '{\\"o} & {',
      '100% of $5_a^b~c #1',
      '\\input{x}',
      'git --force',
      'a\\',
      '}{',
      '@unpublished{x,',
    ];
    for (const title of awkward) assert.equal(read({ title })['title'], title);
    const words = fc.stringMatching(/^[\p{L}\p{N}\\{}&%$#_~^"'`@,=:;?!()[\]/+*-]{1,12}$/u);
    const titles = fc.array(words, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(titles, (title) => {
        const typeset = record({ title }).title;
        const plain = (text: unknown) =>
          String(text)
            .normalize()
            .replace(/[“”‘’]/g, (sign) => quotes[sign]!);
        assert.equal(plain(read({ title })['title']), plain(typeset));
      }),
      { numRuns: 200 },
    );
  });
});

const quotes: Record<string, string> = { '“': '"', '”': '"', '‘': "'", '’': "'" };

test('a talk’s CSL-JSON is read by citation-js as it is', () => {
  const fields = { speakers: credits('Ludwig van Beethoven', 'محمد'), author: ['Kim Holt'] };
  // citation-js drops the former name of `event-title`.
  const { event, ...item } = JSON.parse(JSON.stringify(cslItem(record(fields), site)));
  assert.equal(event, item['event-title']);
  const [found] = new Cite([item]).data;
  for (const [name, value] of Object.entries(item)) assert.deepEqual(found?.[name], value, name);
  assert.deepEqual(item.author, [
    { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
    { literal: 'محمد' },
  ]);
  assert.equal(item.note, 'Summary by Kim Holt');
});

test('a talk’s line has its speakers, title, conference, day, author and URL', () => {
  const fields = { title: 'Queues', author: ['Kim Holt'], format: 'keynote' as const };
  assert.equal(
    citationText(record({ ...fields, speakers: credits('Ada Quist', 'Li Wei') }), site),
    'Ada Quist, Li Wei, “Queues”, keynote at Bits & Bolts 2020, Ålesund, 1 March 2020. Summary by Kim Holt. https://a.example/talks/c/x/',
  );
  assert.equal(
    citationText(record({ title: 'Panel', text: 'abstract' }), site),
    '“Panel”, talk at Bits & Bolts 2020, Ålesund, 1 March 2020. https://a.example/talks/c/x/',
  );
});

test('a speaker’s sort name divides the name in citations', () => {
  const speaker = { ...speakerFields, id: 'gideon-de-kok', name: 'Gideon de Kok' };
  const fields = { speakers: credits('Gideon de Kok') };
  const found = record(fields, [{ ...speaker, sortName: 'Kok, Gideon de' }]);
  assert.deepEqual(cslItem(found, site).author, [
    { family: 'Kok', given: 'Gideon', 'non-dropping-particle': 'de', suffix: undefined },
  ]);
});
