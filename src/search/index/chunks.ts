import {
  contentName,
  pack,
  packedSize,
  unpack,
  unzip,
  type IndexFiles,
} from './pagefind-format.ts';

/** A file of words: its first word, its last and its name. */
export type Chunk = [first: string, last: string, name: string];
/**
 * The pages that have a word, each by its distance from the one before, with the word's positions in
 * the text and in the metadata; a negative number is the weight or the field of those after it.
 */
type Pages = [step: number, inText: number[], inFields: number[]][];
type Word = [word: string, pages: Pages, variants: [form: string, pages: Pages][]];

export function chunkFile(name: string): string {
  return `index/${name}.pf_index`;
}

/**
 * Renumbers the pages of an index, and cuts its files of words into smaller ones: a search fetches one
 * for each word and the list of all. Sized by the root of the whole, the two together are smallest.
 * Positions that no search of Aftertalk needs are left out.
 * @param newNumbers old page number → new page number
 * @returns the files one by one: unpacked together, the words of a large archive take a gigabyte
 */
export function* cutChunks(
  files: IndexFiles,
  chunks: readonly Chunk[],
  newNumbers: readonly number[],
): Generator<{ chunk: Chunk; bytes: Uint8Array }> {
  const read = (name: string) => files.get(chunkFile(name))!;
  const total = chunks.reduce((sum, [, , name]) => sum + unzip(read(name)).length, 0);
  const maxSize = Math.max(4096, Math.sqrt(40 * total));
  // A search by facets alone asks for the empty word; if no file has it, Pagefind fetches them all.
  yield packChunk([], '');
  let before = '';
  for (const [, , name] of chunks) {
    const [words] = unpack<[Word[]]>(read(name));
    for (const word of words) {
      word[1] = renumber(word[1], newNumbers);
      for (const variant of word[2]) variant[1] = renumber(variant[1], newNumbers);
      word[2].sort(([a], [b]) => (a < b ? -1 : 1));
    }
    for (const part of splitWords(words, maxSize)) {
      const first = part[0]?.[0] ?? '';
      // From four letters on, the beginning of a word finds the words that begin with it.
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
    const size = packedSize(word);
    const fits = total + size <= maxSize;
    if (fits) parts.at(-1)!.push(word);
    else parts.push([word]);
    total = fits ? total + size : size;
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
    if (pages.length > commonWordPages) each[1] = firstPositions(each[1]);
    each[2] = each[2].flatMap((position) => (position < 0 ? [position, 0] : []));
  }
  return pages;
}

/** If more pages than this have a word, how often it is in each of them matters little. */
const commonWordPages = 1000;
const maxPositions = 4;

function firstPositions(positions: readonly number[]): number[] {
  let count = 0;
  return positions.filter((position) => count < maxPositions && (position < 0 || ++count));
}
