import { minify } from 'vite';
import { chunkFile, cutChunks, type Chunk } from './chunks.ts';
import {
  fragmentFile,
  readFragments,
  renameFragments,
  vocabularyFiles,
  type Fragment,
} from './fragments.ts';
import { contentName, pack, unpack, type IndexFiles } from './pagefind-format.ts';

// Pagefind 1.5 numbers pages in the order of the disk, and the order of facets and their values differs
// with every run. Sorting makes the index of the same talks the same.

type FacetFile = [name: string, values: [value: string, pages: number[]][]];
type Page = [name: string, length: number];
type Meta = unknown[] & { 1: Page[]; 2: Chunk[]; 3: [facet: string, name: string][] };

/** Added to Pagefind's script, so that the search page can replace its fetch and notice failures. */
const fetchWith = 'let fetch; export function fetchWith(given) { fetch = given; }\n';

const entryFile = 'pagefind-entry.json';

/**
 * Returns the files that a search fetches, made from Pagefind's: sorted, cut smaller, named by their
 * content, with the vocabulary for spelling and without Pagefind's own user interface.
 */
export async function stableIndex(written: IndexFiles): Promise<IndexFiles> {
  const fragments = readFragments(written);
  const entry = JSON.parse(textOf(written, entryFile));
  const [language] = Object.values<{ hash: string }>(entry.languages);
  if (!language) return written;

  const meta = unpack<Meta>(written.get(metaFile(language.hash))!);
  const files = new Map<string, Uint8Array>();
  const newNumbers = sortPages(written, meta, fragments, files);
  const chunks = cutChunks(written, meta[2], newNumbers);
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
  files.set('wasm.en.pagefind', written.get('wasm.en.pagefind')!);
  const script = 'pagefind.js';
  const { code } = await minify(script, fetchWith + textOf(written, script), { module: true });
  files.set(script, Buffer.from(code));
  for (const [name, json] of vocabularyFiles(fragments.map(({ text }) => text)))
    files.set(`words/${name}`, Buffer.from(json));
  return files;
}

/**
 * Sorts the pages by day and gives their fragments short names, because every search fetches this
 * list. A page's length hardly matters, so it is rounded to a power of two.
 * @returns old page number → new page number
 */
function sortPages(
  written: IndexFiles,
  meta: Meta,
  fragments: readonly Fragment[],
  files: Map<string, Uint8Array>,
): readonly number[] {
  const before = new Map(meta[1].map(([name, length], number) => [name, { number, length }]));
  const newNumbers: number[] = [];
  meta[1] = [];
  for (const { fragment, name } of renameFragments(fragments)) {
    const { number, length } = before.get(fragment.name)!;
    newNumbers[number] = meta[1].length;
    meta[1].push([name, 2 ** Math.round(Math.log2(length + 1))]);
    files.set(fragmentFile(name), written.get(fragmentFile(fragment.name))!);
  }
  return newNumbers;
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

function metaFile(name: string): string {
  return `pagefind.${name}.pf_meta`;
}

function facetFile(name: string): string {
  return `filter/${name}.pf_filter`;
}

function textOf(files: IndexFiles, path: string): string {
  return Buffer.from(files.get(path)!).toString();
}

function byFirst(a: [string, unknown], b: [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}
