import { readCache, writeCache } from './cache.ts';

/** Cached data about a file, with a key that changes with everything it is derived from. */
export type Cached<Data> = Data & { key: string };

/** Cached data about the files of one folder. */
export interface CacheFile<Data> {
  items: Record<string, Cached<Data>>;
  /** Returns a file's longer text, which is parsed only if it is needed. */
  text(file: string): string;
}

/** Reads a cache file; it is empty if the file is missing or damaged. */
export function readCacheFile<Data>(path: string): CacheFile<Data> {
  const bytes = readCache(path) ?? Buffer.from('{}\n');
  const headEnd = bytes.indexOf('\n') + 1;
  const items: CacheFile<Data>['items'] = JSON.parse(bytes.toString('utf8', 0, headEnd));
  let texts: Map<string, string> | undefined;
  const readTexts = () => {
    const lines = bytes.toString('utf8', headEnd).split('\n');
    return new Map(Object.keys(items).map((file, index) => [file, lines[index]!]));
  };
  return {
    items,
    text: (file) => {
      const text = (texts ??= readTexts()).get(file);
      if (text === undefined) throw new Error(`no text of ${file} is cached`);
      return JSON.parse(text);
    },
  };
}

/** Writes a cache file: all items on one line, then a line for each text. */
export function writeCacheFile<Data>(path: string, { items, text }: CacheFile<Data>): void {
  const rest = Object.keys(items)
    .map((file) => `${JSON.stringify(text(file))}\n`)
    .join('');
  writeCache(path, `${JSON.stringify(items)}\n${rest}`);
}
