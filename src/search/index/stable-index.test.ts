import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { close } from 'pagefind';
import type { Chunk } from './chunks.ts';
import { readFragments, renameFragments, type Fragment } from './fragments.ts';
import { unpack, type IndexFiles } from './pagefind-format.ts';
import { createSearchIndex, searchFiles } from './pagefind.ts';

after(close);

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const talks = letters.map((letter, number) => ({
  url: `/talks/x/${letter}/`,
  content: `<html lang="en"><body><article data-pagefind-body><h1 data-pagefind-meta="title">${letter}</h1>
<data value="20${10 + (number % 7)}-05-20" data-pagefind-meta="date[value]"></data>
<data value="${number % 3}" data-pagefind-filter="topic[value]"></data>
Said of ${letter.repeat(5)}, ${letter.repeat(6)} and façade, facade.</article></body></html>`,
}));

async function index(pages: typeof talks): Promise<IndexFiles> {
  const empty = await createSearchIndex();
  for (const page of pages) await empty.addHTMLFile(page);
  return searchFiles(empty);
}

function metaOf(files: IndexFiles) {
  const [, bytes] = [...files].find(([path]) => path.endsWith('.pf_meta'))!;
  return unpack<[string, [string, number][], Chunk[], [string, string][]]>(bytes);
}

test('the same talks give the same files, whatever their order on disk', async () => {
  const one = await index(talks);
  const other = await index(talks.toReversed());
  assert.deepEqual([...one.keys()].sort(), [...other.keys()].sort());
  for (const [path, bytes] of one)
    assert.ok(Buffer.compare(bytes, other.get(path)!) === 0, `${path} differs`);
});

test('every talk is in the index, sorted by day, and found by its facet', async () => {
  const files = await index(talks);
  const [, pages, , facets] = metaOf(files);
  const fragments = new Map(readFragments(files).map((fragment) => [fragment.name, fragment]));
  assert.equal(fragments.size, talks.length);
  const days = pages.map(([name]) => fragments.get(name)!.date);
  assert.deepEqual(days, days.toSorted());
  const [, values] = unpack<[string, [string, number[]][]]>(
    files.get(`filter/${facets[0]![1]}.pf_filter`)!,
  );
  for (const [value, numbers] of values)
    for (const number of numbers) {
      const letter = fragments.get(pages[number]![0])!.url.split('/')[3]!;
      assert.equal(String(letters.indexOf(letter) % 3), value, letter);
    }
});

test('a search by facets alone fetches one empty file', async () => {
  const files = await index(talks);
  const [, , chunks] = metaOf(files);
  const empty = chunks.filter(([first, last]) => first <= '' && last >= '');
  assert.deepEqual(
    empty.map(([, , name]) => unpack(files.get(`index/${name}.pf_index`)!)),
    [[[]]],
  );
});

test('names of fragments sort by day and are as short as possible', () => {
  const fragment = (url: string, date: string): Fragment => ({ name: url, url, date, text: '' });
  const names = renameFragments([
    fragment('/b/', '2020-01-02'),
    fragment('/c/', '2020-01-02'),
    fragment('/a/', '1999-12-31'),
  ]).map(({ name }) => name);
  assert.deepEqual(names, names.toSorted());
  assert.match(names[0]!, /^19991231[\da-f]$/);
  assert.equal(new Set(names).size, 3);
});
