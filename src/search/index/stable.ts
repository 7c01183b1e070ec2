import { minify } from 'vite';
import { chunkFile, cutChunks, type Chunk } from './chunks.ts';
import { keptFile, keptTalks, renamed, type KeptTalk } from './fragments.ts';
import { nameOf, pack, unpack, type Files } from './packed.ts';
import { vocabularyFiles } from './vocabulary.ts';

// Pagefind 1.5 numbers pages as the disk lists them, and writes facets and their values in an order of
// its own at each run. Sorted, the same talks give the same index.

type Facet = [name: string, values: [value: string, pages: number[]][]];
type Page = [name: string, length: number];
type Meta = unknown[] & { 1: Page[]; 2: Chunk[]; 3: [facet: string, name: string][] };
interface Entry {
  languages: Record<string, { hash: string }>;
}

/** Lets whoever imports Pagefind's script fetch for it, and so learn of what can't be fetched. */
const fetchWith = 'let fetch; export function fetchWith(given) { fetch = given; }\n';

const entryFile = 'pagefind-entry.json';

/**
 * The files that a search fetches, made of those that Pagefind wrote: sorted, cut smaller, named by
 * what is in them, with the words that spelling is corrected from, and without Pagefind's own pages.
 */
export async function stable(written: Files): Promise<Files> {
  const talks = keptTalks(written);
  const entry: Entry = JSON.parse(textOf(written, entryFile));
  const [language] = Object.values(entry.languages);
  if (!language) return written;

  const meta = unpack<Meta>(written.get(metaFile(language.hash))!);
  const files = new Map<string, Uint8Array>();
  const place = sortPages(written, meta, talks, files);
  const chunks = cutChunks(written, meta[2], place);
  meta[2] = [];
  for (const { chunk, bytes } of chunks) {
    files.set(chunkFile(chunk[2]), bytes);
    meta[2].push(chunk);
  }
  meta[3] = sortFacets(written, meta[3], place, files);
  const packed = pack(meta);
  language.hash = nameOf(packed, 10);
  files.set(metaFile(language.hash), packed);
  files.set(entryFile, Buffer.from(JSON.stringify(entry)));
  files.set('wasm.en.pagefind', written.get('wasm.en.pagefind')!);
  const script = 'pagefind.js';
  const { code } = await minify(script, fetchWith + textOf(written, script), {
    module: true,
  });
  files.set(script, Buffer.from(code));
  for (const [name, text] of vocabularyFiles(talks.map(({ text }) => text)))
    files.set(`words/${name}`, Buffer.from(text));
  return files;
}

/**
 * Puts the pages in the order of their days and gives their files short names. A page's length hardly
 * counts, and is told to within a half. Every search fetches this list.
 * @returns the new number of each page
 */
function sortPages(
  written: Files,
  meta: Meta,
  talks: readonly KeptTalk[],
  files: Map<string, Uint8Array>,
): readonly number[] {
  const before = new Map(meta[1].map(([name, length], number) => [name, { number, length }]));
  const place: number[] = [];
  meta[1] = [];
  for (const { talk, name } of renamed(talks)) {
    const { number, length } = before.get(talk.name)!;
    place[number] = meta[1].length;
    meta[1].push([name, 2 ** Math.round(Math.log2(length + 1))]);
    files.set(keptFile(name), written.get(keptFile(talk.name))!);
  }
  return place;
}

function sortFacets(
  written: Files,
  facets: Meta[3],
  place: readonly number[],
  files: Map<string, Uint8Array>,
): Meta[3] {
  return facets.toSorted(byFirst).map(([name, old]) => {
    const [, values] = unpack<Facet>(written.get(facetFile(old))!);
    const renumbered = values.map(([value, pages]): Facet[1][0] => [
      value,
      pages.map((page) => place[page]!).sort((a, b) => a - b),
    ]);
    const packed = pack([name, renumbered.sort(byFirst)]);
    files.set(facetFile(nameOf(packed)), packed);
    return [name, nameOf(packed)];
  });
}

function metaFile(name: string): string {
  return `pagefind.${name}.pf_meta`;
}

function facetFile(name: string): string {
  return `filter/${name}.pf_filter`;
}

function textOf(files: Files, path: string): string {
  return Buffer.from(files.get(path)!).toString();
}

function byFirst(a: [string, unknown], b: [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}
