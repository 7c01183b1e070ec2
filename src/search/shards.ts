/** Something to be found by how it begins. */
interface Item<T> {
  key: string;
  item: T;
  /** How many characters it takes. */
  size: number;
}

/** Items in files, as many as their size asks for, and the key that each file begins with. */
export interface Shelves<T> {
  starts: string[];
  files: T[][];
}

/** Cuts items, sorted by their keys, into files of about a size, never between two of one key. */
export function shelves<T>(items: readonly Item<T>[], wanted: number): Shelves<T> {
  const [starts, files]: [string[], T[][]] = [[''], [[]]];
  const sorted = items.toSorted((a, b) => Number(a.key > b.key) - Number(a.key < b.key));
  let [total, last] = [0, ''];
  for (const { key, item, size } of sorted) {
    if (total + size > wanted && total && key !== last) {
      starts.push(key);
      files.push([]);
      total = 0;
    }
    files.at(-1)!.push(item);
    [total, last] = [total + size, key];
  }
  return { starts, files };
}

/** In which file something stands: the last that begins no later. */
export function shelf(starts: readonly string[], key: string): number {
  return Math.max(
    0,
    starts.findLastIndex((start) => start <= key),
  );
}
