import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';
import { minify } from 'vite';
import { hexDigest } from '../../digest.ts';

// The only file that knows Pagefind's private format. As Pagefind writes it, a search of 21,715 talks
// fetches a third more, pages are numbered in the order in which its threads finish, a failed fetch
// is only logged, and each talk is stored again. Over 200 lines, so that no other file has a part of it.

/** The files of a search index: bytes by path. */
export type IndexFiles = ReadonlyMap<string, Uint8Array>;

/** A file of words: its first word, its last and its name. */
type Chunk = [first: string, last: string, name: string];
/**
 * The pages that have a word. Each page is the distance from the page before it, with the positions of
 * the word in the text and in the metadata; a negative number is the weight or field of the next ones.
 */
type Pages = [step: number, inText: number[], inFields: number[]][];
type Word = [word: string, pages: Pages, variants: [form: string, pages: Pages][]];
type FacetFile = [name: string, values: [value: string, pages: number[]][]];
type Page = [name: string, length: number];
type Meta = unknown[] & { 1: Page[]; 2: Chunk[]; 3: [facet: string, name: string][] };

/** Added to Pagefind's script, so that the search page can replace its fetch and notice failures. */
const fetchWith = 'let fetch; export function fetchWith(given) { fetch = given; }\n';
const entryFile = 'pagefind-entry.json';
const script = 'pagefind.js';
// Pagefind's files are gzipped and begin with a signature; CBOR follows, or JSON in fragments.
const signature = Buffer.from('pagefind_dcd');

/**
 * Returns the files that a search fetches, made from Pagefind's.
 * @param lengths the pages by name, in the order of their new numbers, with the length of their titles:
 * of talks with the same words in their titles, the one with the shortest title is ranked first
 */
export async function smallerIndex(
  written: IndexFiles,
  lengths: ReadonlyMap<string, number>,
): Promise<IndexFiles> {
  const entry = JSON.parse(textOf(written, entryFile));
  const [language] = Object.values<{ hash: string }>(entry.languages);
  if (!language) throw new Error('search: Pagefind wrote no index');
  const meta = unpack<Meta>(written.get(metaFile(language.hash))!);
  const newNumbers = renumberPages(written, meta, lengths);
  const files = new Map<string, Uint8Array>();
  const chunks = cutChunks(written, meta[2], newNumbers);
  meta[1] = [...lengths].map(([name, length]) => [name, roundLength(length)]);
  meta[2] = [];
  for (const { chunk, bytes } of chunks) {
    files.set(chunkFile(chunk[2]), bytes);
    meta[2].push(chunk);
  }
  meta[3] = sortFacets(written, meta[3], newNumbers, files);
  const packed = pack(meta);
  language.hash = contentName(packed, 10);
  files.set(metaFile(language.hash), packed);
  files.set(entryFile, Buffer.from(JSON.stringify(entry)));
  files.set('wasm.unknown.pagefind', written.get('wasm.unknown.pagefind')!);
  const { code } = await minify(script, fetchWith + textOf(written, script), { module: true });
  files.set(script, Buffer.from(code));
  return files;
}

/** Rounds a length to 1, 2, 3, 4, 6, 8, 11, 16 …: a search of 21,715 talks fetches 4 kB less. */
function roundLength(length: number): number {
  return Math.round(2 ** (Math.round(2 * Math.log2(length)) / 2));
}

/** @returns old page number → new page number @throws if a page is missing */
function renumberPages(
  written: IndexFiles,
  meta: Meta,
  lengths: ReadonlyMap<string, number>,
): readonly number[] {
  const numbers = new Map([...lengths.keys()].map((name, number) => [name, number]));
  if (meta[1].length !== numbers.size)
    throw new Error(`search: ${meta[1].length} of ${numbers.size} talks indexed`);
  return meta[1].map(([fragment]) => {
    const { url } = JSON.parse(String(unzip(written.get(`fragment/${fragment}.pf_fragment`)!)));
    return numbers.get(url.replace(/^\//, ''))!;
  });
}

/**
 * Renumbers the pages of the files of words, and cuts them into smaller ones. A search fetches the
 * list of all files, and one file for each word; the two are smallest together if the size of a file is
 * proportional to the square root of the total. Omits positions that Aftertalk's search doesn't need.
 * @returns the files one by one, because unpacked together the words of a large archive take a gigabyte
 */
function* cutChunks(
  files: IndexFiles,
  chunks: readonly Chunk[],
  newNumbers: readonly number[],
): Generator<{ chunk: Chunk; bytes: Uint8Array }> {
  const read = (name: string) => files.get(chunkFile(name))!;
  const total = chunks.reduce((sum, [, , name]) => sum + unzip(read(name)).length, 0);
  const maxSize = Math.max(4096, Math.sqrt(40 * total));
  let before = '';
  for (const [, , name] of chunks) {
    const [words] = unpack<[Word[]]>(read(name));
    for (const word of words) word[1] = renumber(word[1], newNumbers);
    for (const part of splitWords(words, maxSize)) {
      const first = part[0]?.[0] ?? '';
      // A search of four or more letters also finds words that start with them.
      yield packChunk(part, start(first) === start(before) ? first : start(first));
      before = first;
    }
  }
}

function packChunk(words: Word[], first: string): { chunk: Chunk; bytes: Uint8Array } {
  const bytes = pack([words]);
  return { chunk: [first, words.at(-1)?.[0] ?? '', contentName(bytes)], bytes };
}

function start(word: string): string {
  return [...word].slice(0, 4).join('');
}

function splitWords(words: Word[], maxSize: number): Word[][] {
  const parts: Word[][] = [];
  let total = Infinity;
  for (const word of words) {
    const size = encode(word).length;
    total += size;
    if (total > maxSize) {
      parts.push([]);
      total = size;
    }
    parts.at(-1)!.push(word);
  }
  return parts;
}

function renumber(pages: Pages, newNumbers: readonly number[]): Pages {
  let page = 0;
  for (const each of pages) each[0] = newNumbers[(page += each[0])]!;
  pages.sort(([a], [b]) => a - b);
  let before = 0;
  for (const each of pages) {
    [each[0], before] = [each[0] - before, each[0]];
    each[1] = firstPositions(each[1], pages.length > commonWordPages ? 1 : 4);
    each[2] = each[2].flatMap((position) => (position < 0 ? [position, 0] : []));
  }
  return pages;
}

/** If more pages than this have a word, only its first position is stored: the others hardly affect ranking. */
const commonWordPages = 1000;

function firstPositions(positions: readonly number[], max: number): number[] {
  let count = 0;
  return positions.filter((position) => count < max && (position < 0 || ++count));
}

function sortFacets(
  written: IndexFiles,
  facets: Meta[3],
  newNumbers: readonly number[],
  files: Map<string, Uint8Array>,
): Meta[3] {
  return facets.toSorted(byFirst).map(([name, oldFile]) => {
    const [, values] = unpack<FacetFile>(written.get(facetFile(oldFile))!);
    const renumbered = values.map(([value, pages]): FacetFile[1][0] => [
      value,
      pages.map((page) => newNumbers[page]!).sort((a, b) => a - b),
    ]);
    const packed = pack([name, renumbered.sort(byFirst)]);
    files.set(facetFile(contentName(packed)), packed);
    return [name, contentName(packed)];
  });
}

function chunkFile(name: string): string {
  return `index/${name}.pf_index`;
}

function metaFile(name: string): string {
  return `pagefind.${name}.pf_meta`;
}

function facetFile(name: string): string {
  return `filter/${name}.pf_filter`;
}

function unpack<T>(bytes: Uint8Array): T {
  return decode(unzip(bytes));
}

function pack(value: unknown): Buffer {
  return gzipSync(Buffer.concat([signature, encode(value)]), { level: 9 });
}

function unzip(bytes: Uint8Array): Buffer {
  return gunzipSync(bytes).subarray(signature.length);
}

/** Returns a name that changes with the content, so that browsers can cache the file. */
function contentName(bytes: Uint8Array, digits = 7): string {
  return hexDigest(bytes).slice(0, digits);
}

function textOf(files: IndexFiles, path: string): string {
  return Buffer.from(files.get(path)!).toString();
}

function byFirst(a: [string, unknown], b: [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}
