interface Item<T> {
  /** Items are sorted by it, in code units. */
  key: string;
  item: T;
  /** About how many characters it takes as JSON. */
  size: number;
}

/** Items in files, so that a browser fetches one file and not all. */
export interface Shards<T> {
  /** The key that each file begins with. */
  starts: string[];
  files: T[][];
}

/** Sorts items by key and divides them into files of about `maxSize`; equal keys share a file. */
export function splitIntoShards<T>(items: readonly Item<T>[], maxSize: number): Shards<T> {
  const [starts, files]: [string[], T[][]] = [[''], [[]]];
  const sorted = items.toSorted((a, b) => Number(a.key > b.key) - Number(a.key < b.key));
  let [total, last] = [0, ''];
  for (const { key, item, size } of sorted) {
    if (total + size > maxSize && total && key !== last) {
      starts.push(key);
      files.push([]);
      total = 0;
    }
    files.at(-1)!.push(item);
    [total, last] = [total + size, key];
  }
  return { starts, files };
}

/** Returns the number of the file that has a key: the last that begins with it or before it. */
export function shardOf(starts: readonly string[], key: string): number {
  return Math.max(
    0,
    starts.findLastIndex((start) => start <= key),
  );
}
