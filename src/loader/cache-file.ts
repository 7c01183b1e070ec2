import { digest } from '../digest.ts';
import { keep, parse, recall } from './cached-data.ts';

/** What is kept of a file: plain data, and a key that changes with all that they follow from. */
export type Kept<Data> = Data & { key: string };

/** What is kept of the files of one folder, by file. */
export interface Shelf<Data> {
  items: Record<string, Kept<Data>>;
  /** A text that is kept beside what is looked at each time, and read when it is asked for. */
  long(file: string): string;
}

/** The first line: what is looked at each time, and what tells whether the rest is whole. */
interface Head<Data> {
  digest: string;
  items: Shelf<Data>['items'];
}

/** Reads a shelf: an empty one where nothing is kept, or nothing whole. */
export function readShelf<Data>(path: string): Shelf<Data> {
  const bytes = recall(path) ?? Buffer.of();
  const end = bytes.indexOf('\n') + 1;
  const rest = bytes.subarray(end);
  const known = parse<Partial<Head<Data>>>(bytes.toString('utf8', 0, end));
  const items = known?.digest === digest(rest) ? (known.items ?? {}) : {};
  let texts: Map<string, string> | undefined;
  const read = () => {
    const lines = rest.toString('utf8').split('\n');
    return new Map(Object.keys(items).map((file, index) => [file, lines[index]!]));
  };
  return {
    items,
    long: (file) => {
      const text = (texts ??= read()).get(file);
      if (text === undefined) throw new Error(`nothing is kept of ${file}`);
      return JSON.parse(text);
    },
  };
}

/** Writes a shelf: the items in one line, then each long text in one of its own. */
export function keepShelf<Data>(path: string, { items, long }: Shelf<Data>): void {
  const texts = Object.keys(items).map((file) => `${JSON.stringify(long(file))}\n`);
  const rest = texts.join('');
  const head: Head<Data> = { digest: digest(rest), items };
  keep(path, `${JSON.stringify(head)}\n${rest}`);
}
