import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';
import { minify } from 'vite';

// Pagefind 1.5 writes the values of a facet, and the facets, in an order of its own at each run, and
// names files by their bytes. Sorted, the same talks give the same index.

type Facet = [name: string, values: [value: string, pages: number[]][]];
type Chunk = [first: string, last: string, hash: string];
type Words = [words: [word: string, ...unknown[]][]];
type Page = [hash: string, length: number, ...unknown[]];
type Meta = unknown[] & { 1: Page[]; 2: Chunk[]; 3: [facet: string, hash: string][] };

const mark = Buffer.from('pagefind_dcd');

/**
 * Sorts the facets of a written index, cuts its words into smaller files, and renames what it wrote;
 * how many talks it holds.
 */
export async function stabilize(index: string): Promise<number> {
  const entryFile = join(index, 'pagefind-entry.json');
  const entry = JSON.parse(await readFile(entryFile, 'utf8'));
  const languages = Object.values<{ hash: string; page_count: number }>(entry.languages);
  for (const language of languages) {
    const metaFile = join(index, `pagefind.${language.hash}.pf_meta`);
    const meta = unpack<Meta>(await readFile(metaFile));
    meta[3] = await Promise.all(
      meta[3].toSorted(byFirst).map(async ([name, hash]) => {
        const [, values] = await rewritten<Facet>(join(index, 'filter', `${hash}.pf_filter`));
        const sorted = pack([name, values.toSorted(byFirst)]);
        const stable = renamed(hash, sorted);
        await writeFile(join(index, 'filter', `${stable}.pf_filter`), sorted);
        return [name, stable] as [string, string];
      }),
    );
    await shorten(index, meta[1]);
    meta[2] = await cutSmaller(index, meta[2]);
    const packed = pack(meta);
    await rm(metaFile);
    language.hash = renamed(language.hash, packed);
    await writeFile(join(index, `pagefind.${language.hash}.pf_meta`), packed);
  }
  await writeFile(entryFile, JSON.stringify(entry));
  return languages.reduce((sum, { page_count }) => sum + page_count, 0);
}

/**
 * Every search fetches the list of talks. It is kept short: a talk's file is named with as many digits
 * as tell it apart, and its length, which hardly counts, is told to within a fifth.
 */
async function shorten(index: string, pages: Page[]): Promise<void> {
  const file = (hash: string) => join(index, 'fragment', `${hash}.pf_fragment`);
  const alike = [3, 2, 1].map((cut) => Map.groupBy(pages, ([hash]) => hash.slice(0, -cut)));
  const names = pages.map(
    ([hash]) =>
      [3, 2, 1]
        .map((cut) => hash.slice(0, -cut))
        .find((name, index) => alike[index]?.get(name)?.length === 1) ?? hash,
  );
  for (const [place, page] of pages.entries()) {
    const [hash, length] = page;
    page[0] = names[place]!;
    page[1] = Math.round(2 ** (Math.round(Math.log2(length + 1) * 2) / 2));
    await rename(file(hash), file(page[0]));
  }
}

/**
 * Cuts the files of words into smaller ones: a search fetches one for each of its words, and the list
 * of them all. With the root of the whole as their size the two together are smallest.
 */
async function cutSmaller(index: string, chunks: Chunk[]): Promise<Chunk[]> {
  const files = await Promise.all(
    chunks.map(async ([first, last, hash]) => {
      const [words] = await rewritten<Words>(join(index, 'index', `${hash}.pf_index`));
      return {
        first,
        last,
        hash,
        words: words.map((word) => ({ word, size: encode(word).length })),
      };
    }),
  );
  const whole = files.flatMap(({ words }) => words).reduce((sum, { size }) => sum + size, 0);
  const wanted = Math.max(4096, Math.sqrt(40 * whole));
  const cut = files.map(async ({ first, last, hash, words }) => {
    const parts = split(words, wanted);
    return Promise.all(
      parts.map(async (part, number): Promise<Chunk> => {
        const packed = pack([part]);
        const name = renamed(hash, packed);
        await writeFile(join(index, 'index', `${name}.pf_index`), packed);
        const [start, end] = [part[0]![0], part.at(-1)![0]];
        return [number === 0 ? first : start, number === parts.length - 1 ? last : end, name];
      }),
    );
  });
  return (await Promise.all(cut)).flat();
}

/**
 * Never between words that begin with the same four letters: somebody who types the beginning of a
 * word is shown what begins so.
 */
function split(words: { word: Words[0][0]; size: number }[], wanted: number): Words[0][] {
  const parts: Words[0][] = [[]];
  let total = 0;
  for (const { word, size } of words) {
    const part = parts.at(-1)!;
    const start = part.at(-1)?.[0].slice(0, 4);
    const ends = start !== undefined && total + size > wanted && !word[0].startsWith(start);
    if (ends) parts.push([word]);
    else part.push(word);
    total = ends ? size : total + size;
  }
  return parts;
}

/** Removes Pagefind's own user interfaces, which ours takes the place of, and what they alone need. */
export async function removeInterfaces(index: string): Promise<void> {
  const script = join(index, 'pagefind.js');
  const { code } = await minify(script, await readFile(script, 'utf8'), { module: true });
  await writeFile(script, code);
  const unused = /^pagefind-(?:component-ui|highlight|modular-ui|ui)\./;
  const names = (await readdir(index)).filter((name) => unused.test(name));
  await Promise.all(names.map((name) => rm(join(index, name))));
}

async function rewritten<T>(file: string): Promise<T> {
  const value = unpack<T>(await readFile(file));
  await rm(file);
  return value;
}

function unpack<T>(bytes: Uint8Array): T {
  return decode(gunzipSync(bytes).subarray(mark.length));
}

function pack(value: unknown): Buffer {
  return gzipSync(Buffer.concat([mark, encode(value)]), { level: 9 });
}

/** `en_3c53c0d` with as many digits of the new bytes' own hash. */
function renamed(hash: string, bytes: Uint8Array): string {
  const [language = '', digits = ''] = hash.split('_');
  const own = createHash('sha256').update(bytes).digest('hex').slice(0, digits.length);
  return `${language}_${own}`;
}

function byFirst(a: [string, unknown], b: [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}
