import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';

// Pagefind 1.5 writes the values of a facet, and the facets, in an order of its own at each run, and
// names files by their bytes. Sorted, the same talks give the same index.

type Facet = [name: string, values: [value: string, pages: number[]][]];
type Chunk = [first: string, last: string, hash: string];
type Words = [words: [word: string, ...unknown[]][]];
type Meta = unknown[] & { 2: Chunk[]; 3: [facet: string, hash: string][] };

/** Words to a file of the index: a search fetches one file for each of its words. */
const wordsToAFile = 400;

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
    meta[2] = (await Promise.all(meta[2].map((chunk) => split(index, chunk)))).flat();
    const packed = pack(meta);
    await rm(metaFile);
    language.hash = renamed(language.hash, packed);
    await writeFile(join(index, `pagefind.${language.hash}.pf_meta`), packed);
  }
  await writeFile(entryFile, JSON.stringify(entry));
  return languages.reduce((sum, { page_count }) => sum + page_count, 0);
}

/**
 * Cuts a file of words into small ones, never between words that begin with the same four letters:
 * somebody who types the beginning of a word is shown what begins so.
 */
async function split(index: string, [first, last, hash]: Chunk): Promise<Chunk[]> {
  const [words] = await rewritten<Words>(join(index, 'index', `${hash}.pf_index`));
  const parts: Words[0][] = [[]];
  for (const word of words) {
    const part = parts.at(-1)!;
    const before = part.at(-1)?.[0] ?? '';
    const ends = part.length >= wordsToAFile && !word[0].startsWith(before.slice(0, 4));
    if (ends) parts.push([word]);
    else part.push(word);
  }
  return Promise.all(
    parts.map(async (part, number): Promise<Chunk> => {
      const packed = pack([part]);
      const name = renamed(hash, packed);
      await writeFile(join(index, 'index', `${name}.pf_index`), packed);
      return [
        number === 0 ? first : part[0]![0],
        number === parts.length - 1 ? last : part.at(-1)![0],
        name,
      ];
    }),
  );
}

/** The files of Pagefind's own user interfaces, which ours takes the place of. */
export async function removeInterfaces(index: string): Promise<void> {
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
