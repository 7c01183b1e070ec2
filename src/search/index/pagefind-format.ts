import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';
import { minify } from 'vite';
import { hexDigest } from '../../digest.ts';
import { splitIntoShards } from '../shards.ts';

// The only file that knows Pagefind's private format. As Pagefind writes it, a first search of 21,715
// talks fetches 240 kB of it instead of 130, a failed fetch is only logged, and each talk is stored again.

/** The files of a search index: bytes by path. */
export type IndexFiles = ReadonlyMap<string, Uint8Array>;

/** A file of words: the beginning of its first word, its last word and its name. */
type Chunk = [first: string, last: string, name: string];
/**
 * The pages that have a word. Each page is the distance from the page before it, with the positions of
 * the word in the text and in the metadata; a negative number is the weight or field of the next ones.
 */
type Pages = [step: number, inText: number[], inFields: number[]][];
type Word = readonly [word: string, pages: Pages, variants: unknown[]];
type Meta = unknown[] & { 1: [page: string, length: number][]; 2: Chunk[] };

const entryFile = 'pagefind-entry.json';
const script = 'pagefind.js';
// Pagefind's files are gzipped and begin with a signature; CBOR follows.
const signature = Buffer.from('pagefind_dcd');

/**
 * Returns the files that a search fetches, made from Pagefind's.
 * @param titleLengths by page, as they were added: of talks with the same words in their titles, the
 * one with the shortest title is ranked first
 * @throws if a page is missing
 */
export async function smallerIndex(
  written: IndexFiles,
  titleLengths: ReadonlyMap<string, number>,
): Promise<IndexFiles> {
  const textOf = (path: string) => new TextDecoder().decode(written.get(path));
  const entry = JSON.parse(textOf(entryFile));
  const [language] = Object.values<{ hash: string; wasm?: string }>(entry.languages);
  if (!language) throw new Error('search: Pagefind wrote no index');
  const meta = unpack<Meta>(written.get(`pagefind.${language.hash}.pf_meta`)!);
  if (meta[1].length !== titleLengths.size)
    throw new Error(`search: ${meta[1].length} of ${titleLengths.size} talks indexed`);
  const files = new Map([...written].filter(([path]) => path.startsWith('filter/')));
  const wasm = `wasm.${language.wasm ?? 'unknown'}.pagefind`;
  files.set(wasm, written.get(wasm)!);
  // Rounded to 1, 2, 4, 8 …: a search of 21,715 talks fetches 10 kB less.
  meta[1] = [...titleLengths].map(([page, length]) => [page, 2 ** Math.round(Math.log2(length))]);
  const chunks = meta[2].map(([, , name]) => written.get(`index/${name}.pf_index`)!);
  meta[2] = [];
  const start = (word: string) => [...word].slice(0, 4).join('');
  let before = '';
  for (const words of cutChunks(chunks)) {
    const [name, bytes] = pack([words]);
    files.set(`index/${name}.pf_index`, bytes);
    const [first, last] = [words[0]![0], words.at(-1)![0]];
    // A search of four or more letters also finds words that start with them.
    meta[2].push([start(first) === start(before) ? first : start(first), last, name]);
    before = first;
  }
  const [hash, bytes] = pack(meta);
  language.hash = hash;
  files.set(`pagefind.${hash}.pf_meta`, bytes);
  files.set(entryFile, Buffer.from(JSON.stringify(entry)));
  // Without this, a search ignores that words or a facet can't be fetched.
  const failing = textOf(script).replaceAll('.catch(()=>{})', '');
  files.set(script, Buffer.from((await minify(script, failing, { module: true })).code));
  return files;
}

/**
 * Cuts files of words into smaller ones. A search fetches the list of all files, and one file for each
 * word; the two are smallest together if the size of a file is proportional to the square root of the
 * total.
 * @returns the words of one file after the other, because those of a large archive take a gigabyte
 */
function* cutChunks(chunks: readonly Uint8Array[]): Generator<readonly Word[]> {
  const total = chunks.reduce((sum, { length }) => sum + length, 0);
  for (const bytes of chunks) {
    const [words] = unpack<[Word[]]>(bytes);
    for (const [, pages] of words) omitPositions(pages);
    yield* splitIntoShards(words, Math.max(8192, Math.sqrt(280 * total)));
  }
}

/** Omits what hardly affects ranking: weights, which are equal, and all but the first positions. */
function omitPositions(pages: Pages): void {
  const most = pages.length > 1000 ? 1 : 4;
  for (const page of pages) {
    page[1] = page[1].filter((position) => position >= 0).slice(0, most);
    page[2] = page[2].flatMap((position) => (position < 0 ? [position, 0] : []));
  }
}

function unpack<T>(bytes: Uint8Array): T {
  return decode(gunzipSync(bytes).subarray(signature.length));
}

/** Names a file by its content, so that browsers can cache it. */
function pack(value: unknown): [name: string, bytes: Uint8Array] {
  const bytes = gzipSync(Buffer.concat([signature, encode(value)]), { level: 9 });
  return [hexDigest(bytes).slice(0, 7), bytes];
}
