import { withBase } from '../paths.ts';

interface Item<T> {
  /** Compared in code units. */
  key: string;
  item: T;
  /** About how many characters it takes as JSON. */
  size: number;
}

/** Items divided into files, so that a browser needs to fetch only one. */
export interface Shards<T> {
  /** The first key of each file; '' for the first file. */
  starts: string[];
  files: T[];
}

/** Sorts items by key and divides them into files of about `maxSize`; equal keys share a file. */
export function splitIntoShards<T>(items: readonly Item<T>[], maxSize: number): Shards<T[]> {
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

/** Returns the JSON files of shards; `starts.json` has the first key of each. */
export function shardFiles({ starts, files }: Shards<unknown>): [name: string, json: string][] {
  const contents = Object.entries({ starts, ...files });
  return contents.map(([name, content]) => [`${name}.json`, JSON.stringify(content)]);
}

/** Returns the number of the file with a key: the last file that starts at or before it. */
export function shardOf(starts: readonly string[], key: string): number {
  return starts.findLastIndex((start) => start <= key);
}

const fetched = new Map<string, Promise<never>>();

/** Fetches a JSON file, once; again if that failed. @throws if it can't be fetched */
export function fetchJson<T>(path: string): Promise<T> {
  const cached = fetched.get(path);
  if (cached) return cached;
  const content = fetch(withBase(path)).then(async (response) => {
    if (!response.ok) throw new Error(path);
    return (await response.json()) as never;
  });
  content.catch(() => fetched.delete(path));
  fetched.set(path, content);
  return content;
}

/** Returns a function that fetches the shard of a key. It throws if that fails. */
export function shardReader<T>(folder: string): (key: string) => Promise<T> {
  return async (key) => {
    const starts = await fetchJson<string[]>(`${folder}/starts.json`);
    return fetchJson(`${folder}/${shardOf(starts, key)}.json`);
  };
}
