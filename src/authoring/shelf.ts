import { keep, parse, recall } from './kept-data.ts';

/** What is kept of a file: plain data, and a key that changes with all that they follow from. */
export type Kept<Data> = Data & { key: string };

/** What is kept of the files of one folder, by file. */
export interface Shelf<Data> {
  items: Record<string, Kept<Data>>;
  /** A text that is kept beside what is looked at each time, and read when it is asked for. */
  long(file: string): string;
}

/** Reads a shelf: an empty one where nothing is kept, or nothing whole. */
export function readShelf<Data>(path: string): Shelf<Data> {
  const bytes = recall(path) ?? Buffer.of();
  const end = bytes.indexOf('\n') + 1;
  const [length = 0, items = {}] =
    parse<[number, Shelf<Data>['items']]>(bytes.toString('utf8', 0, end)) ?? [];
  if (bytes.length !== end + length) return { items: {}, long: () => '' };
  let lines: Map<string, string> | undefined;
  const read = () => {
    const texts = bytes.toString('utf8', end).split('\n');
    return new Map(Object.keys(items).map((file, index) => [file, texts[index] ?? '']));
  };
  return { items, long: (file) => JSON.parse((lines ??= read()).get(file) || '""') };
}

/** Writes a shelf: the items in one line, then each long text in one of its own. */
export function keepShelf<Data>(path: string, { items, long }: Shelf<Data>): void {
  const texts = Object.keys(items).map((file) => `${JSON.stringify(long(file))}\n`);
  const rest = texts.join('');
  keep(path, `${JSON.stringify([Buffer.byteLength(rest), items])}\n${rest}`);
}
