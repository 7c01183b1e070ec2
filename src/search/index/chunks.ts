import { nameOf, pack, sizeOf, unpack, unzip, type Files } from './packed.ts';

/** A file of words: the first and the last of them, and its name. */
export type Chunk = [first: string, last: string, name: string];
/**
 * The pages that have a word, each by its distance from the one before, with the places of the word in
 * its text, and in its metadata: a negative number tells the weight of those that follow, or their field.
 */
type Pages = [step: number, inText: number[], inFields: number[]][];
type Word = [word: string, pages: Pages, variants: [form: string, pages: Pages][]];

/** Where a file of words lies. */
export function chunkFile(name: string): string {
  return `index/${name}.pf_index`;
}

/**
 * Numbers the pages of an index anew, and cuts its files of words into smaller ones: a search fetches
 * one for each of its words, and the list of them all. With the root of the whole as their size the
 * two together are smallest. Places that no search of ours asks for are left out.
 * @param place old number → new number
 * @returns one after the other: unpacked, the words of a great archive take a gigabyte
 */
export function* cutChunks(
  files: Files,
  chunks: readonly Chunk[],
  place: readonly number[],
): Generator<{ chunk: Chunk; bytes: Uint8Array }> {
  const read = (name: string) => files.get(chunkFile(name))!;
  const whole = chunks.reduce((sum, [, , name]) => sum + unzip(read(name)).length, 0);
  const wanted = Math.max(4096, Math.sqrt(40 * whole));
  // Facets without a word ask for the empty one, and unless a file holds it Pagefind fetches them all.
  yield packed([], '');
  let before = '';
  for (const [, , name] of chunks) {
    const [words] = unpack<[Word[]]>(read(name));
    for (const word of words) {
      word[1] = renumbered(word[1], place);
      for (const variant of word[2]) variant[1] = renumbered(variant[1], place);
      word[2].sort(([a], [b]) => (a < b ? -1 : 1));
    }
    for (const part of cut(words, wanted)) {
      const first = part[0]?.[0] ?? '';
      // Whoever types the beginning of a word, from four letters on, is shown what begins so.
      yield packed(part, start(first) === start(before) ? first : start(first));
      before = first;
    }
  }
}

function packed(words: Word[], begins: string): { chunk: Chunk; bytes: Uint8Array } {
  const bytes = pack([words]);
  return { chunk: [begins, words.at(-1)?.[0] ?? '', nameOf(bytes)], bytes };
}

function start(word = ''): string {
  return [...word].slice(0, 4).join('');
}

function cut(words: Word[], wanted: number): Word[][] {
  const parts: Word[][] = [];
  let total = Infinity;
  for (const word of words) {
    const size = sizeOf(word);
    const fits = total + size <= wanted;
    if (fits) parts.at(-1)!.push(word);
    else parts.push([word]);
    total = fits ? total + size : size;
  }
  return parts;
}

function renumbered(pages: Pages, place: readonly number[]): Pages {
  let page = 0;
  for (const each of pages) each[0] = place[(page += each[0])]!;
  pages.sort(([a], [b]) => a - b);
  let before = 0;
  for (const each of pages) {
    [each[0], before] = [each[0] - before, each[0]];
    if (pages.length > everyday) each[1] = firstPlaces(each[1]);
    each[2] = each[2].flatMap((place) => (place < 0 ? [place, 0] : []));
  }
  return pages;
}

/** In so many pages, a word says little by how often it stands in one. */
const everyday = 1000;
const enough = 4;

function firstPlaces(places: readonly number[]): number[] {
  let kept = 0;
  return places.filter((place) => kept < enough && (place < 0 || ++kept));
}
