import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { decode } from 'cborg';
import type { SearchRecord } from '../record.ts';
import { indexFiles } from './pagefind.ts';
import type { IndexFiles } from './pagefind-format.ts';

const records = [...'abcdefghijklmnopqrstuvwxyz'].map((letter, number): [string, SearchRecord] => [
  `201${number % 7}0520${letter}`,
  {
    entry: { title: `${letter}${letter}`, href: `/talks/x/${letter}/`, byline: [] },
    day: `201${number % 7}-05-20`,
    language: 'en',
    speakers: '',
    conference: 'X',
    topics: '',
    aliases: '',
    urls: [],
    facets: { topic: [String(number % 3)] },
    sections: [{ id: '', title: '', prose: `Said of ${letter.repeat(5)} and façade`, code: '' }],
  },
]);
const sorted = records.toSorted(([a], [b]) => (a < b ? -1 : 1));

function unpack(bytes: Uint8Array): unknown[] {
  return decode(gunzipSync(bytes).subarray('pagefind_dcd'.length));
}

function metaOf(files: IndexFiles): unknown[] {
  return unpack([...files].find(([path]) => path.endsWith('.pf_meta'))![1]);
}

test('the same talks give the same files', async () => {
  const [one, other] = [await indexFiles(sorted), await indexFiles(sorted)];
  assert.deepEqual([...one.keys()].sort(), [...other.keys()].sort());
  for (const [path, bytes] of one)
    assert.ok(Buffer.compare(bytes, other.get(path)!) === 0, `${path} differs`);
});

test('every talk is in the index, by day, and in its facet', async () => {
  const files = await indexFiles(sorted);
  const [, pages, , facets] = metaOf(files) as [string, [string][], unknown, [string, string][]];
  assert.deepEqual(
    pages.map(([name]) => name),
    sorted.map(([name]) => name),
  );
  const [, values] = unpack(files.get(`filter/${facets[0]![1]}.pf_filter`)!);
  for (const [value, numbers] of values as [string, number[]][])
    assert.deepEqual(
      numbers,
      sorted.flatMap(([, { facets }], at) => (facets.topic![0] === value ? [at] : [])),
    );
});
