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
 * The pages that have a word. Each page is the distance from the page before it, with the positions of
 * the word in the text and in the metadata; a negative number is the weight or field of the next ones.
 */
type Pages = [step: number, inText: number[], inFields: number[]][];
type Word = [word: string, pages: Pages, variants: [form: string, pages: Pages][]];

export function chunkFile(name: string): string {
  return `index/${name}.pf_index`;
}

/**
 * Renumbers the pages of an index, and cuts its files of words into smaller ones. A search fetches the
 * list of all files, and one file for each word; the two are smallest together if the size of a file is
 * proportional to the square root of the total. Omits positions that Aftertalk's search doesn't need.
 * @param newNumbers old page number → new page number
 * @returns the files one by one, because unpacked together the words of a large archive take a gigabyte
 */
export function* cutChunks(
  files: IndexFiles,
  chunks: readonly Chunk[],
  newNumbers: readonly number[],
): Generator<{ chunk: Chunk; bytes: Uint8Array }> {
  const read = (name: string) => files.get(chunkFile(name))!;
  const total = chunks.reduce((sum, [, , name]) => sum + unzip(read(name)).length, 0);
  const maxSize = Math.max(4096, Math.sqrt(40 * total));
  // A search by facets alone is for the empty word; if no file has it, Pagefind fetches all files.
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
    const size = packedSize(word);
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
    if (pages.length > commonWordPages) each[1] = firstPositions(each[1]);
    each[2] = each[2].flatMap((position) => (position < 0 ? [position, 0] : []));
  }
  return pages;
}

/** If more pages than this have a word, only its first positions are stored: the others hardly affect ranking. */
const commonWordPages = 1000;
const maxPositions = 4;

function firstPositions(positions: readonly number[]): number[] {
  let count = 0;
  return positions.filter((position) => count < maxPositions && (position < 0 || ++count));
}
